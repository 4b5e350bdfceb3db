package io.loginwatch.notify;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.incident.Delivery;
import io.loginwatch.core.incident.Incident;
import io.loginwatch.store.Deliveries;
import io.loginwatch.store.Incidents;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the two functions do: take alerts in and send what cannot wait; send what is due. */
final class Notifying {
  /** The stream waits for this: a channel that needs longer is left to the sweep. */
  static final Duration PATIENCE_OF_THE_STREAM = Duration.ofSeconds(3);

  /** A sweep is over before the next one begins. */
  static final Duration PATIENCE_OF_THE_SWEEP = Duration.ofSeconds(45);

  /** As many incidents or deliveries as a sweep reads at once, and pages it reads of them. */
  private static final int PAGE = 200;

  private static final int PAGES = 50;

  private static final Logger log = LoggerFactory.getLogger(Notifying.class);

  private final Intake intake;
  private final Planning planning;
  private final Lanes lanes;
  private final Standing standing;
  private final Incidents incidents;
  private final Deliveries deliveries;
  private final InstantSource clock;

  Notifying(
      Intake intake,
      Planning planning,
      Lanes lanes,
      Standing standing,
      Incidents incidents,
      Deliveries deliveries,
      InstantSource clock) {
    this.intake = intake;
    this.planning = planning;
    this.lanes = lanes;
    this.standing = standing;
    this.incidents = incidents;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /** Takes one alert in. The incident it is in now is added to those that were touched. */
  void take(Alert alert, Map<String, Incident> touched) {
    intake.take(alert).ifPresent(incident -> touched.put(incident.id(), incident));
  }

  /** Sends what cannot wait for the sweep, past channels that are slow. */
  void sendUrgent(Map<String, Incident> touched) {
    Instant now = clock.instant();
    List<Incident> urgent =
        touched.values().stream()
            .filter(one -> one.dueAt() != null && !one.dueAt().isAfter(now))
            .toList();
    if (urgent.isEmpty()) {
      return;
    }
    standing.refresh();
    List<Delivery> ready =
        urgent.stream()
            .flatMap(incident -> planning.plan(incident).stream())
            .filter(delivery -> !standing.isSlow(delivery.channel(), now))
            .toList();
    lanes
        .run(ready, PATIENCE_OF_THE_STREAM)
        .left()
        .forEach(channel -> standing.slow(channel, clock.instant()));
  }

  /** Plans and sends all that is due. How many deliveries were tried. */
  int sweep() {
    standing.refresh();
    Map<String, Delivery> ready = new LinkedHashMap<>();
    planDue().forEach(delivery -> ready.put(delivery.key(), delivery));
    Instant now = clock.instant();
    Delivery last = null;
    for (int page = 0; page < PAGES; page++) {
      List<Delivery> some = deliveries.due(now, PAGE, last);
      // What was planned just now is newer than what the index may know.
      some.forEach(delivery -> ready.putIfAbsent(delivery.key(), delivery));
      if (some.size() < PAGE) {
        break;
      }
      last = some.getLast();
    }
    if (ready.isEmpty()) {
      return 0;
    }
    int tried = lanes.run(List.copyOf(ready.values()), PATIENCE_OF_THE_SWEEP).tried();
    log.atInfo().addKeyValue("deliveries", tried).log("swept");
    return tried;
  }

  private List<Delivery> planDue() {
    var ready = new ArrayList<Delivery>();
    for (int page = 0; page < PAGES; page++) {
      List<Incident> due = incidents.due(clock.instant(), PAGE);
      due.forEach(incident -> ready.addAll(planning.plan(incident)));
      if (due.size() < PAGE) {
        break;
      }
    }
    return ready;
  }
}
