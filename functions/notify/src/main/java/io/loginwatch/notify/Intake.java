package io.loginwatch.notify;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.alert.Subject;
import io.loginwatch.core.detection.Silence;
import io.loginwatch.core.incident.Grouping;
import io.loginwatch.core.incident.Incident;
import io.loginwatch.core.incident.Incident.Status;
import io.loginwatch.core.incident.Snooze;
import io.loginwatch.store.Absorptions;
import io.loginwatch.store.Absorptions.Absorption;
import io.loginwatch.store.Incidents;
import io.loginwatch.store.Incidents.Taken;
import io.loginwatch.store.Snoozes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Takes alerts into incidents, each once, and notes for each who is told of it and why others are
 * not.
 */
final class Intake {
  /** Two functions on one subject are rare, ten rounds of it do not happen. */
  private static final int ROUNDS = 10;

  private final NotifySettings settings;
  private final Routes routes;
  private final Incidents incidents;
  private final Snoozes snoozes;
  private final Absorptions absorptions;
  private final InstantSource clock;

  Intake(
      NotifySettings settings,
      Routes routes,
      Incidents incidents,
      Snoozes snoozes,
      Absorptions absorptions,
      InstantSource clock) {
    this.settings = settings;
    this.routes = routes;
    this.incidents = incidents;
    this.snoozes = snoozes;
    this.absorptions = absorptions;
    this.clock = clock;
  }

  /**
   * Takes an alert in.
   *
   * @return the incident it is in now; empty if it had been taken in before, or is suppressed
   */
  Optional<Incident> take(Alert alert) {
    for (int round = 0; round < ROUNDS; round++) {
      Instant now = clock.instant();
      var near = incidents.near(settings.group(alert), alert.time(), settings.reach());
      if (alert.isSuppressed()) {
        if (countSuppressed(alert, near) != Taken.STALE) {
          return Optional.empty();
        }
        continue;
      }
      Step step = recovery(alert, now).orElseGet(() -> step(alert, near, now));
      for (String group : step.absorbedGroups) {
        absorptions.note(group, new Absorption(step.incident.id(), alert.absorbs(), alert.time()));
      }
      switch (incidents.take(alert, step.incident, step.absorbed, step.routing)) {
        case IN -> {
          return Optional.of(step.incident.version(step.incident.version() + 1));
        }
        case ALREADY -> {
          return Optional.empty();
        }
        case STALE -> {}
      }
    }
    throw new IllegalStateException("the incident of alert " + alert.id() + " never stands still");
  }

  /** One alert taken in, before it is written. */
  private record Step(
      Incident incident,
      List<Incident> absorbed,
      Set<String> absorbedGroups,
      List<String> routing) {}

  private Taken countSuppressed(Alert alert, List<Incident> near) {
    return settings
        .grouping()
        .home(alert, near)
        .map(home ->
            incidents.take(alert, Grouping.countSuppressed(home), List.of(), alert.suppressed()))
        .orElse(Taken.ALREADY);
  }

  private Step step(Alert alert, List<Incident> near, Instant now) {
    String group = settings.group(alert);
    var folded = settings.grouping().fold(group, alert, near, now);
    Incident incident = folded.incident();
    var absorbed = new ArrayList<Incident>();
    for (Incident other : folded.merged()) {
      absorbed.add(other.absorbedBy(incident.id(), now));
    }
    Set<String> attackGroups = attackGroups(alert);
    for (Incident attack : attacks(alert, attackGroups)) {
      incident =
          Grouping.merge(incident, attack)
              .noting(now, "loginwatch", "absorbed", "the attack, incident " + attack.id());
      absorbed.add(attack.absorbedBy(incident.id(), now));
    }

    Optional<Absorption> told = absorbing(alert, group);
    if (told.isPresent()) {
      String by = told.get().incident();
      return new Step(
          incident.absorbedBy() == null ? incident.absorbedBy(by, now) : incident,
          absorbed,
          Set.of(),
          List.of("absorbed by incident " + by));
    }
    Optional<Snooze> snooze =
        snoozes.at(now).stream().filter(one -> one.covers(alert, now)).findFirst();
    if (snooze.isPresent()) {
      return new Step(incident, absorbed, attackGroups, List.of(snoozed(snooze.get())));
    }
    var way = withOwner(alert, routes.of(alert));
    boolean toldBefore = !incident.channels().isEmpty();
    incident = reopened(incident, alert, folded.escalated(), now).telling(way.channels());
    if (!way.channels().isEmpty()) {
      boolean urgent =
          alert.severity() == Severity.CRITICAL
              ? folded.opened() || folded.escalated()
              : folded.escalated() && toldBefore;
      incident = incident.dueBy(settings.cadence().afterAlert(urgent, now));
    }
    return new Step(incident, absorbed, attackGroups, way.reasons());
  }

  /** A channel that was turned off has an owner, who is told whatever the routes say. */
  private Routes.Way withOwner(Alert alert, Routes.Way way) {
    Optional<String> owner = Standing.ownerOf(alert, settings);
    if (owner.isEmpty() || way.channels().contains(owner.get())) {
      return way;
    }
    var channels = new TreeSet<>(way.channels());
    channels.add(owner.get());
    var reasons = new ArrayList<>(way.reasons());
    reasons.add("channel " + owner.get() + " is told as the owner's");
    return new Routes.Way(channels, reasons);
  }

  /** A log source that is heard again closes the incident of its silence, however long ago. */
  private Optional<Step> recovery(Alert alert, Instant now) {
    return !alert.rule().equals(Silence.OVER)
        ? Optional.empty()
        : incidents.ofGroup(silence(alert), null, 1).items().stream()
            .filter(one -> !one.status().isClosed() && one.absorbedBy() == null)
            .findFirst()
            .map(one ->
                new Step(
                    one.marked(Status.RESOLVED, null, now, "loginwatch", alert.summary())
                        .dueBy(now),
                    List.of(),
                    Set.of(),
                    List.of("it closes the incident of the silence")));
  }

  private String silence(Alert over) {
    return settings.group(over.subject(), Silence.RULE, over.severity());
  }

  private static String snoozed(Snooze snooze) {
    return "%s is snoozed until %s by %s".formatted(snooze.scope(), snooze.until(), snooze.who());
  }

  /** What gets worse, or comes back, is not over. */
  private static Incident reopened(Incident incident, Alert alert, boolean escalated, Instant now) {
    boolean back = incident.status() == Status.RESOLVED;
    if (incident.status() == Status.OPEN || !(escalated || back)) {
      return incident;
    }
    String why = escalated ? "escalated to " + alert.severity().word() : "came back";
    return incident.marked(Status.OPEN, null, now, "loginwatch", why + ": " + alert.title());
  }

  /** Where the attack that this alert is the success of has its own incident: at its source. */
  private Set<String> attackGroups(Alert alert) {
    String ip = alert.source().ip();
    if (alert.absorbs().isEmpty() || ip == null || alert.subject().type() != Subject.Type.USER) {
      return Collections.emptySet();
    }
    var groups = new TreeSet<String>();
    for (String rule : alert.absorbs()) {
      groups.add(settings.group(Subject.source(ip), rule, alert.severity()));
    }
    return groups;
  }

  private List<Incident> attacks(Alert alert, Set<String> groups) {
    return groups.stream()
        .flatMap(group -> incidents.near(group, alert.time(), settings.reach()).stream())
        .filter(attack -> !Collections.disjoint(attack.rules(), alert.absorbs()))
        .toList();
  }

  /** Whether the story of this attack is told by the account it got into. */
  private Optional<Absorption> absorbing(Alert alert, String group) {
    return alert.subject().type() != Subject.Type.SOURCE
        ? Optional.empty()
        : absorptions
            .of(group)
            .filter(one -> one.rules().contains(alert.rule()))
            .filter(one -> !alert.time().isAfter(one.at().plus(settings.grouping().gap())))
            .filter(one -> !alert.time().isBefore(one.at().minus(settings.reach())));
  }
}
