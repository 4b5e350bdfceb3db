package io.loginwatch.notify;

import io.loginwatch.core.incident.Cadence;
import io.loginwatch.core.incident.Delivery;
import io.loginwatch.core.incident.Incident;
import io.loginwatch.core.incident.Incident.Status;
import io.loginwatch.store.Deliveries;
import io.loginwatch.store.Incidents;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns what is due for an incident into deliveries. Deliveries are written before the incident: a
 * function that dies in between leaves the incident due, and the next one finds them there.
 */
final class Planning {
  private static final int ROUNDS = 5;

  private final Cadence cadence;
  private final Incidents incidents;
  private final Deliveries deliveries;
  private final Set<String> following;
  private final InstantSource clock;

  Planning(
      Cadence cadence,
      Incidents incidents,
      Deliveries deliveries,
      Set<String> following,
      InstantSource clock) {
    this.cadence = cadence;
    this.incidents = incidents;
    this.deliveries = deliveries;
    this.following = Set.copyOf(following);
    this.clock = clock;
  }

  /** Plans what is due for that incident. The deliveries that can be sent now. */
  List<Delivery> plan(Incident incident) {
    Optional<Incident> current = Optional.of(incident);
    for (int round = 0; round < ROUNDS && current.isPresent(); round++) {
      Instant now = clock.instant();
      Incident awake = awake(current.get(), now);
      var plan = cadence.plan(awake, deliveries.of(awake.id()), following, now);
      var ready = new ArrayList<Delivery>();
      boolean written = true;
      for (Delivery change : plan.changed()) {
        Optional<Delivery> put = deliveries.put(change, now);
        written &= put.isPresent();
        put.filter(one -> one.dueAt() != null && !one.dueAt().isAfter(now)).ifPresent(ready::add);
      }
      if (written && incidents.put(awake.dueAt(plan.dueAt()))) {
        return ready;
      }
      current = incidents.get(awake.group(), awake.openedAt(), awake.id());
    }
    return List.of();
  }

  /** A snooze ends by itself. */
  private static Incident awake(Incident incident, Instant now) {
    Instant until = incident.snoozedUntil();
    return incident.status() == Status.SNOOZED && until != null && !now.isBefore(until)
        ? incident.marked(Status.OPEN, null, now, "loginwatch", "the snooze has ended")
        : incident;
  }
}
