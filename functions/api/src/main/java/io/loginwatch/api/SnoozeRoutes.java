package io.loginwatch.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.incident.RecordJson;
import io.loginwatch.core.incident.Snooze;
import io.loginwatch.notify.Operations;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rules and subjects that are kept quiet for a while. */
final class SnoozeRoutes {
  private static final List<String> FIELDS = List.of("scope", "duration", "severity", "who");
  private static final List<String> FIELDS_OF_END = List.of("scope", "who");

  private final Supplier<Operations> operations;

  SnoozeRoutes(Supplier<Operations> operations) {
    this.operations = operations;
  }

  /** Those that have not ended. */
  Answer list() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode list = json.putArray("snoozes");
    operations.get().triage().snoozes().forEach(one -> list.add(RecordJson.tree(one)));
    return Answer.json(json);
  }

  /** Begins one, or takes the place of one of the same scope. */
  Answer begin(Request request) {
    var body = new Body(request.body(), FIELDS);
    String scope = scope(body);
    Duration duration = IncidentRoutes.duration(body);
    Severity severity = severity(body);
    String who = who(body, request);
    return body.faults().isEmpty()
        ? answer(operations.get().triage().snoozeScope(scope, duration, severity, who))
        : Answer.badRequest(body.faults(), FIELDS);
  }

  /** Ends one before its time; one that is not there is over already. */
  Answer end(Request request) {
    var body = new Body(request.body(), FIELDS_OF_END);
    String scope = scope(body);
    String who = who(body, request);
    return body.faults().isEmpty()
        ? answer(operations.get().triage().endSnooze(scope, who))
        : Answer.badRequest(body.faults(), FIELDS_OF_END);
  }

  private static Answer answer(Snooze snooze) {
    return Answer.json(RecordJson.tree(snooze));
  }

  private static String scope(Body body) {
    String scope = body.required("scope");
    if (!scope.isEmpty() && !scope.matches("rule:\\S+|subject:\\S.*")) {
      body.fault("scope", "is neither rule:<id> nor subject:<key>, such as subject:user:alice");
    }
    return scope;
  }

  /** What is critical gets through, unless it is asked for. */
  private static Severity severity(Body body) {
    @Nullable String word = body.text("severity");
    if (word == null) {
      return Severity.HIGH;
    }
    return Arrays.stream(Severity.values())
        .filter(one -> one.word().equals(word))
        .findFirst()
        .orElseGet(() -> {
          body.fault(
              "severity",
              "is not one of "
                  + Arrays.stream(Severity.values())
                      .map(Severity::word)
                      .collect(Collectors.joining(", ")));
          return Severity.HIGH;
        });
  }

  private static String who(Body body, Request request) {
    @Nullable String said = body.text("who");
    String who = said != null ? said : request.caller();
    if (who.isEmpty()) {
      body.fault("who", "is missing");
    }
    return who;
  }
}
