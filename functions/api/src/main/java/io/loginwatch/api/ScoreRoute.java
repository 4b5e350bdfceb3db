package io.loginwatch.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.api.Answer.Fault;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.AlertJson;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.detection.Judge;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.login.Timestamp;
import io.loginwatch.core.profile.Population;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.ingest.Hint;
import io.loginwatch.ingest.Intake;
import io.loginwatch.ingest.Receipt;
import io.loginwatch.store.Populations;
import io.loginwatch.store.Profiles;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * One login scored now, and nothing recorded: what a login form asks before it lets somebody in.
 * The login is in any format that ingest takes; without a time it is now.
 */
final class ScoreRoute {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Supplier<Intake> intake;
  private final Supplier<Judge> judge;
  private final Profiles profiles;
  private final Populations populations;
  private final InstantSource clock;

  /**
   * @param intake made at the first request: most instances never need one
   */
  ScoreRoute(
      Supplier<Intake> intake,
      Supplier<Judge> judge,
      Profiles profiles,
      Populations populations,
      InstantSource clock) {
    this.intake = intake;
    this.judge = judge;
    this.profiles = profiles;
    this.populations = populations;
    this.clock = clock;
  }

  Answer answer(Request request) {
    List<Receipt> receipts = new ArrayList<>();
    try {
      intake.get().read(timed(JSON.readTree(request.body())), Hint.NONE, receipts::add);
    } catch (JsonProcessingException e) {
      return Answer.badRequest(
          List.of(new Fault("body", "is not JSON: " + e.getOriginalMessage())), List.of());
    }
    if (receipts.size() != 1) {
      return Answer.badRequest(
          List.of(new Fault("body", "is not one login, but " + receipts.size())), List.of());
    }
    return switch (receipts.getFirst()) {
      case Receipt.Accepted accepted -> scored(accepted.login());
      case Receipt.Rejected rejected ->
          Answer.badRequest(
              List.of(
                  new Fault(
                      rejected.field() == null ? "body" : rejected.field(), rejected.message())),
              List.of());
    };
  }

  private JsonNode timed(JsonNode login) {
    if (login instanceof ObjectNode object && object.path("event").isObject()) {
      if (!object.has("@timestamp")) {
        object.put("@timestamp", Timestamp.text(clock.instant()));
      }
    }
    return login;
  }

  private Answer scored(Login login) {
    Profile profile = profiles.readNow(login.user()).value();
    Population everyone = populations.readOr(Population.NOBODY);
    List<Alert> alerts = judge.get().consider(login, profile, everyone);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("user", login.user());
    json.put("known", profile != null && !profile.isNew());
    json.put("likelihood_ratio", judge.get().score(login, profile, everyone));
    json.put("score", alerts.stream().mapToDouble(Alert::score).max().orElse(0));
    json.put("severity", severity(alerts).word());
    ArrayNode list = json.putArray("alerts");
    alerts.forEach(alert -> list.add(AlertJson.toJson(alert)));
    return Answer.json(json);
  }

  /** Of what somebody would be told; info where nobody would. */
  private static Severity severity(List<Alert> alerts) {
    return alerts.stream()
        .filter(alert -> !alert.isSuppressed())
        .map(Alert::severity)
        .reduce(Severity.INFO, Severity::max);
  }
}
