package io.loginwatch.digest;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.AlertId;
import io.loginwatch.core.alert.Subject;
import io.loginwatch.core.detection.Silence;
import io.loginwatch.core.digest.Digest;
import io.loginwatch.core.digest.Digest.Mover;
import io.loginwatch.core.digest.DigestWindow;
import io.loginwatch.core.digest.Tally;
import io.loginwatch.core.incident.Delivery;
import io.loginwatch.core.incident.Delivery.State;
import io.loginwatch.core.incident.NoticeKind;
import io.loginwatch.core.incident.RecordJson;
import io.loginwatch.core.login.Timestamp;
import io.loginwatch.digest.DigestSettings.Plan;
import io.loginwatch.store.Alerts;
import io.loginwatch.store.Deliveries;
import io.loginwatch.store.Digests;
import io.loginwatch.store.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes the digests that are due. An alert belongs to the first digest that is made after it was
 * recorded and whose window ends after it: one that arrives late is told by the next digest, once.
 */
final class Digesting {
  /** How late an alert may be recorded and still be told. */
  static final Duration LATE = Duration.ofDays(30);

  /** As many windows as are made up for after an outage. */
  static final int CATCH_UP = 14;

  private static final int MOVERS = 10;
  private static final int PAGE = 500;

  /** As many users and addresses as a digest names: the item has to stay under 400 KB. */
  private static final int NAMED = 500;

  private final Alerts alerts;
  private final Deliveries deliveries;
  private final Digests digests;
  private final InstantSource clock;

  Digesting(Alerts alerts, Deliveries deliveries, Digests digests, InstantSource clock) {
    this.alerts = alerts;
    this.deliveries = deliveries;
    this.digests = digests;
    this.clock = clock;
  }

  /** Makes all digests of a plan that are due by now, the oldest first. How many that were. */
  int makeDue(Plan plan) {
    Instant now = clock.instant();
    DigestWindow due = plan.schedule().last(now);
    int made = 0;
    for (int i = 0; i < CATCH_UP; i++) {
      Optional<Digest> last = digests.last(plan.name());
      DigestWindow window = last.map(one -> plan.schedule().next(one.window())).orElse(due);
      if (window.to().isAfter(now)) {
        break;
      }
      if (make(plan, window, last.orElse(null), now)) {
        made++;
      }
    }
    return made;
  }

  private boolean make(Plan plan, DigestWindow window, @Nullable Digest before, Instant now) {
    Map<String, Set<Long>> told = new TreeMap<>();
    var news = new ArrayList<Alert>();
    var silent = new TreeMap<String, Alert>();
    Instant oldest = window.from().minus(LATE);
    for (String day : days(oldest, window.to())) {
      Set<Long> marks = digests.told(plan.name(), day);
      int known = marks.size();
      for (Alert alert : ofDay(day, window.to())) {
        // The first digest of a schedule tells of its window; what was before is nobody's news.
        if (marks.add(Digests.mark(alert.id()))
            && (before != null || window.contains(alert.time()))) {
          news.add(alert);
        }
        if (alert.subject().type() == Subject.Type.LOG_SOURCE) {
          silent.merge(alert.subject().id(), alert, Digesting::later);
        }
      }
      if (marks.size() > known) {
        told.put(day, marks);
      }
    }
    Tally tally = Tally.of(news);
    Tally previous = before == null ? null : before.tally();
    var digest =
        new Digest(
            plan.name(),
            plan.schedule().period(),
            window,
            tally.top(NAMED),
            previous,
            movers(tally, previous == null ? Tally.NONE : previous),
            dead(window),
            silent.values().stream()
                .filter(alert -> alert.rule().equals(Silence.RULE))
                .map(alert -> alert.subject().id())
                .toList());
    Instant after = before == null ? null : before.to();
    return digests.make(digest, after, told, out(plan, digest, now), now);
  }

  private static List<Delivery> out(Plan plan, Digest digest, Instant now) {
    if (digest.isQuiet() && !plan.whenQuiet()) {
      return List.of();
    }
    String id = AlertId.of("digest", Subject.tenant(), plan.name(), Timestamp.text(digest.from()));
    String payload = RecordJson.write(digest);
    return plan.channels().stream()
        .map(channel -> Delivery.of(NoticeKind.DIGEST, id, channel, payload, now))
        .toList();
  }

  private List<Alert> ofDay(String day, Instant to) {
    var all = new ArrayList<Alert>();
    String before = null;
    do {
      Page<Alert> page = alerts.ofDay(day, null, before, PAGE);
      page.items().stream().filter(alert -> alert.time().isBefore(to)).forEach(all::add);
      before = page.next();
    } while (before != null);
    return all;
  }

  /** The days that have alerts, the oldest first. */
  private List<String> days(Instant from, Instant to) {
    LocalDate first = from.atZone(ZoneOffset.UTC).toLocalDate();
    LocalDate last = to.atZone(ZoneOffset.UTC).toLocalDate();
    int most = (int) LATE.toDays() + 10;
    return alerts.days().between(first.toString(), last.toString(), most).reversed();
  }

  private Map<String, Integer> dead(DigestWindow window) {
    Map<String, Integer> byChannel = new TreeMap<>();
    for (State state : List.of(State.DEAD, State.OFF)) {
      String before = Timestamp.text(window.to());
      do {
        Page<Delivery> page = deliveries.in(state, Timestamp.text(window.from()), before, PAGE);
        page.items().forEach(one -> byChannel.merge(one.channel(), 1, Integer::sum));
        before = page.next();
      } while (before != null);
    }
    return byChannel;
  }

  private static List<Mover> movers(Tally now, Tally before) {
    var users = new TreeSet<>(now.scores().keySet());
    return users.stream()
        .map(user ->
            new Mover(
                user, before.scores().getOrDefault(user, 0), now.scores().getOrDefault(user, 0)))
        .filter(mover -> mover.rise() > 0)
        .sorted(Comparator.comparing(Mover::rise).reversed().thenComparing(Mover::user))
        .limit(MOVERS)
        .toList();
  }

  private static Alert later(Alert a, Alert b) {
    return b.time().isBefore(a.time()) ? a : b;
  }
}
