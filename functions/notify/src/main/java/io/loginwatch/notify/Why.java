package io.loginwatch.notify;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.incident.Cadence;
import io.loginwatch.core.incident.Delivery;
import io.loginwatch.core.incident.Incident;
import io.loginwatch.store.Alerts;
import io.loginwatch.store.Deliveries;
import io.loginwatch.store.IncidentAlerts;
import io.loginwatch.store.Incidents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers "why was I not told?" for one alert, from what was recorded when it was decided. */
public final class Why {
  private final Alerts alerts;
  private final IncidentAlerts routings;
  private final Incidents incidents;
  private final Deliveries deliveries;

  /**
   * What became of an alert.
   *
   * @param suppressed why nobody is told, as detection said
   * @param routing which channels it went to, and why not to others, as it was decided
   * @param incident id of its incident; null where it opened none
   * @param told the incident that tells its story, where that is another
   * @param quiet why its incident is quiet now; null where it is not
   * @param channels what became of it on each channel
   */
  public record Answer(
      String alert,
      List<String> suppressed,
      List<String> routing,
      @Nullable String incident,
      @Nullable String told,
      @Nullable String quiet,
      List<OnChannel> channels) {
    public Answer {
      suppressed = List.copyOf(suppressed);
      routing = List.copyOf(routing);
      channels = List.copyOf(channels);
    }
  }

  /**
   * @param state what became of the current notice of the incident on that channel
   * @param reason the receiver's last answer, or why it is held or was not sent
   */
  public record OnChannel(
      String channel,
      String state,
      @Nullable String reason,
      int attempts,
      @Nullable Instant dueAt,
      @Nullable Instant sentAt) {}

  public Why(Alerts alerts, IncidentAlerts routings, Incidents incidents, Deliveries deliveries) {
    this.alerts = alerts;
    this.routings = routings;
    this.incidents = incidents;
    this.deliveries = deliveries;
  }

  /** Empty if there is no alert of that id. */
  public Optional<Answer> of(String alertId) {
    return alerts.byId(alertId).map(this::of);
  }

  private Answer of(Alert alert) {
    List<String> routing = routings.routing(alert);
    Incident incident =
        alert.incident() == null ? null : incidents.byId(alert.incident()).orElse(null);
    if (incident == null) {
      List<String> waiting =
          alert.isSuppressed()
              ? routing
              : List.of("it has not been looked at yet, or its incident has expired");
      return new Answer(alert.id(), alert.suppressed(), waiting, null, null, null, List.of());
    }
    String teller = incident.absorbedBy() == null ? incident.id() : incident.absorbedBy();
    var channels = new ArrayList<OnChannel>();
    for (Delivery one : deliveries.of(teller)) {
      channels.add(
          new OnChannel(
              one.channel(),
              one.state().word(),
              one.reason(),
              one.attempts(),
              one.dueAt(),
              one.sentAt()));
    }
    incident.channels().keySet().stream()
        .filter(name -> channels.stream().noneMatch(one -> one.channel().equals(name)))
        .forEach(name ->
            channels.add(
                new OnChannel(name, "waiting", waiting(incident), 0, incident.dueAt(), null)));
    return new Answer(
        alert.id(),
        alert.suppressed(),
        routing,
        incident.id(),
        incident.absorbedBy(),
        incident.isQuiet() ? Cadence.silence(incident) : null,
        channels);
  }

  private static String waiting(Incident incident) {
    return incident.isQuiet()
        ? Cadence.silence(incident)
        : "waits for further alerts until " + incident.dueAt();
  }
}
