package io.loginwatch.notify;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.digest.Digest;
import io.loginwatch.core.incident.Incident;
import io.loginwatch.core.incident.NoticeKind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a channel is asked to tell. */
public sealed interface Notice {

  /**
   * The same on every attempt of the same (incident, channel, number): a receiver that sees it
   * twice has seen a repetition.
   */
  String key();

  /** When this attempt is made. */
  Instant at();

  /** The zone that times are written in for the people who read this channel. */
  ZoneId zone();

  /**
   * Name to URL. {@code open} leads to the incident; {@code acknowledge}, {@code snooze}, {@code
   * resolve}, {@code false_positive}, {@code benign}, {@code confirm} and {@code deny} are signed
   * and expire. Empty where no base URL is configured.
   */
  Map<String, String> links();

  /** The worst that it tells of; {@code info} where it tells of nothing in particular. */
  Severity severity();

  /** Parts of this notice that an earlier attempt has delivered, as {@link Answer.Retry} said. */
  Set<String> done();

  /**
   * About an incident, or a test with an invented one.
   *
   * @param number 1 for the first notice on this channel, then 2, 3, ...
   * @param incident as it is now
   * @param alerts the alerts as they are now, the leading one first, then by time; at most {@value
   *     Incident#LISTED}
   * @param more alerts of the incident that are not in {@code alerts}
   * @param othersHeld other incidents that this channel's rate limit kept from it: "and N more"
   * @param userEmail where the affected user can be written to, if that is known
   */
  record About(
      NoticeKind kind,
      String key,
      int number,
      Instant at,
      ZoneId zone,
      Incident incident,
      List<Alert> alerts,
      int more,
      int othersHeld,
      @Nullable String userEmail,
      Map<String, String> links,
      Set<String> done)
      implements Notice {

    public About {
      alerts = List.copyOf(alerts);
      links = Map.copyOf(links);
      done = Set.copyOf(done);
    }

    @Override
    public Severity severity() {
      return incident.severity();
    }

    /** The same about some of its alerts; the others are counted. */
    public About only(List<Alert> some) {
      return with(some, more + alerts.size() - some.size(), links);
    }

    /** The same where links have a place of their own, or none. */
    public About withoutLinks() {
      return with(alerts, more, Map.of());
    }

    private About with(List<Alert> others, int further, Map<String, String> itsLinks) {
      return new About(
          kind,
          key,
          number,
          at,
          zone,
          incident,
          others,
          further,
          othersHeld,
          userEmail,
          itsLinks,
          done);
    }

    /** The alert that gives the message its headline. */
    public Alert leading() {
      return alerts.getFirst();
    }
  }

  /**
   * The day's or the week's summary.
   *
   * @param othersHeld incidents that this channel's rate limit kept from it in the window
   */
  record Summary(
      String key,
      Instant at,
      ZoneId zone,
      Digest digest,
      int othersHeld,
      Map<String, String> links,
      Set<String> done)
      implements Notice {

    public Summary {
      links = Map.copyOf(links);
      done = Set.copyOf(done);
    }

    @Override
    public Severity severity() {
      return Severity.INFO;
    }
  }
}
