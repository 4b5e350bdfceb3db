package io.loginwatch.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.api.Answer.Fault;
import io.loginwatch.core.incident.Incident;
import io.loginwatch.core.incident.Incident.Status;
import io.loginwatch.core.incident.RecordJson;
import io.loginwatch.notify.Operations;
import io.loginwatch.notify.Triage;
import io.loginwatch.store.AlertDays;
import io.loginwatch.store.Incidents;
import io.loginwatch.store.Page;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Incidents: a list, each one, and what people do about them. */
final class IncidentRoutes {
  private static final int USUAL = 50;
  private static final int MOST = 200;
  private static final List<String> PARAMETERS = List.of("status", "from", "to", "limit");
  private static final List<String> FIELDS = List.of("who", "note", "duration");

  private final Incidents incidents;
  private final AlertDays days;
  private final Supplier<Operations> operations;

  IncidentRoutes(Incidents incidents, AlertDays days, Supplier<Operations> operations) {
    this.incidents = incidents;
    this.days = days;
    this.operations = operations;
  }

  /** Newest first; an incident is opened on a day that has an alert, so those days are asked. */
  Answer list(Request request) {
    List<Fault> faults = new ArrayList<>();
    String first = "0000-01-01";
    String last = "9999-12-31";
    int limit = USUAL;
    List<Status> wanted = new ArrayList<>();
    for (var parameter : request.query().entrySet()) {
      for (String value : parameter.getValue()) {
        try {
          switch (parameter.getKey()) {
            case "from" -> first = AlertDays.day(Times.parse(value));
            case "to" -> last = AlertDays.day(Times.parse(value));
            case "limit" -> limit = AlertQuery.limit(value, MOST);
            case "status" -> wanted.add(status(value));
            default -> faults.add(new Fault(parameter.getKey(), "is not a parameter"));
          }
        } catch (IllegalArgumentException e) {
          faults.add(Fault.of(parameter.getKey(), value, e));
        }
      }
    }
    if (!faults.isEmpty()) {
      return Answer.badRequest(faults, PARAMETERS);
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode list = json.putArray("incidents");
    for (Incident incident : find(first, last, wanted, limit)) {
      list.add(RecordJson.tree(incident));
    }
    return Answer.json(json);
  }

  Answer one(String id) {
    return answer(incidents.byId(id));
  }

  /** Acknowledge, snooze, resolve, false-positive, benign, reopen. */
  Answer act(String id, String act, Request request) {
    var body = new Body(request.body(), FIELDS);
    String said = body.text("who");
    String who = said != null ? said : request.caller();
    String note = body.text("note");
    Duration duration = duration(body);
    if (who.isEmpty()) {
      body.fault("who", "is missing");
    }
    if (!body.faults().isEmpty()) {
      return Answer.badRequest(body.faults(), FIELDS);
    }
    Triage triage = operations.get().triage();
    return switch (act) {
      case "acknowledge" -> answer(triage.mark(id, Status.ACKNOWLEDGED, who, note));
      case "snooze" -> answer(triage.snooze(id, duration, who, note));
      case "resolve" -> answer(triage.mark(id, Status.RESOLVED, who, note));
      case "false-positive" -> answer(triage.mark(id, Status.FALSE_POSITIVE, who, note));
      case "benign" -> answer(triage.mark(id, Status.BENIGN, who, note));
      case "reopen" -> answer(triage.mark(id, Status.OPEN, who, note));
      default -> Answer.notFound("Nothing of the kind can be done with an incident.");
    };
  }

  private List<Incident> find(String first, String last, List<Status> wanted, int limit) {
    List<Incident> found = new ArrayList<>();
    for (String day : days.between(first, last, 400)) {
      String before = null;
      do {
        Page<Incident> page = incidents.ofDay(day, before, MOST);
        for (Incident incident : page.items()) {
          if (wanted.isEmpty() || wanted.contains(incident.status())) {
            found.add(incident);
            if (found.size() == limit) {
              return found;
            }
          }
        }
        before = page.next();
      } while (before != null);
    }
    return found;
  }

  private static Answer answer(Optional<Incident> incident) {
    return incident
        .map(found -> Answer.json(RecordJson.tree(found)))
        .orElseGet(() -> Answer.notFound("There is no incident of that id."));
  }

  private static Status status(String value) {
    for (Status status : Status.values()) {
      if (status.word().equals(value)) {
        return status;
      }
    }
    throw new IllegalArgumentException(
        "is not a status; one of open, acknowledged, snoozed, resolved, false_positive, benign");
  }

  /** ISO-8601, such as {@code PT8H}. */
  static Duration duration(Body body) {
    String text = body.text("duration");
    if (text == null) {
      return Triage.USUAL_SNOOZE;
    }
    try {
      Duration duration = Duration.parse(text);
      if (duration.isPositive() && duration.compareTo(Triage.LONGEST_SNOOZE) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // said below
    }
    body.fault("duration", "is not a duration such as PT8H, up to 30 days");
    return Triage.USUAL_SNOOZE;
  }
}
