package io.loginwatch.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.loginwatch.api.Routes.Route;
import io.loginwatch.config.Configuration;
import io.loginwatch.core.detection.Judge;
import io.loginwatch.core.rule.Rules;
import io.loginwatch.ingest.Intake;
import io.loginwatch.notify.Operations;
import io.loginwatch.store.Alerts;
import io.loginwatch.store.AwsClients;
import io.loginwatch.store.Commits;
import io.loginwatch.store.Incidents;
import io.loginwatch.store.Logins;
import io.loginwatch.store.Populations;
import io.loginwatch.store.Profiles;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Everything the function needs, made once; what few requests need, when the first one does. */
final class Wiring {
  private final Map<String, String> env;
  private final DynamoDbClient dynamoDb;
  private final InstantSource clock = InstantSource.system();
  private final List<Route> routes = new ArrayList<>();

  Wiring(Map<String, String> env) {
    this.env = env;
    this.dynamoDb = AwsClients.dynamoDb(env);
  }

  Routes routes() {
    Configuration configuration = Configuration.load(env);
    var alerts = new Alerts(dynamoDb, env);
    var profiles = new Profiles(dynamoDb, env);
    Supplier<Operations> operations = once(() -> Operations.of(env));
    get("/v1/health", (_, _) -> healthy());
    alertRoutes(alerts, new NotifyRoutes(operations));
    incidentRoutes(new IncidentRoutes(new Incidents(dynamoDb, env), alerts.days(), operations));
    snoozeRoutes(new SnoozeRoutes(operations));
    userRoutes(configuration, alerts, profiles);
    var score =
        new ScoreRoute(
            once(this::intake), once(this::judge), profiles, new Populations(dynamoDb, env), clock);
    post("/v1/score", (request, _) -> score.answer(request));
    get("/v1/rules", (_, _) -> new RuleRoute(configuration).list());
    return new Routes(routes);
  }

  private void alertRoutes(Alerts store, NotifyRoutes notify) {
    var alerts = new AlertRoutes(store, new Pivots(env.getOrDefault("PUBLIC_URL", "")));
    get("/v1/alerts", (request, _) -> alerts.list(request));
    get("/v1/alerts.csv", (request, _) -> alerts.csv(request));
    get("/v1/alerts/{id}", (_, placed) -> alerts.one(placed.getFirst()));
    get("/v1/alerts/{id}/why", (_, placed) -> notify.why(placed.getFirst()));
    var stats = new StatsRoute(new AlertListing(store));
    get("/v1/stats/alerts", (request, _) -> stats.alerts(request));
    get("/v1/channels", (_, _) -> notify.channels());
    get("/v1/deliveries/dead", (_, _) -> notify.dead());
    get("/v1/act/{token}", (_, placed) -> notify.openLink(placed.getFirst()));
    post("/v1/act/{token}", (_, placed) -> notify.followLink(placed.getFirst()));
  }

  private void incidentRoutes(IncidentRoutes incidents) {
    get("/v1/incidents", (request, _) -> incidents.list(request));
    get("/v1/incidents/{id}", (_, placed) -> incidents.one(placed.getFirst()));
    post(
        "/v1/incidents/{id}/{act}",
        (request, placed) -> incidents.act(placed.getFirst(), placed.getLast(), request));
  }

  private void snoozeRoutes(SnoozeRoutes snoozes) {
    get("/v1/snoozes", (_, _) -> snoozes.list());
    post("/v1/snoozes", (request, _) -> snoozes.begin(request));
    post("/v1/snoozes/end", (request, _) -> snoozes.end(request));
  }

  private void userRoutes(Configuration configuration, Alerts alerts, Profiles profiles) {
    var users =
        new UserRoutes(
            new Logins(dynamoDb, env),
            profiles,
            new ProfileJson(configuration.settings().risk()),
            new RiskReset(profiles, new Commits(dynamoDb, alerts), clock),
            clock);
    get("/v1/users/{user}", (_, placed) -> users.one(placed.getFirst()));
    get("/v1/users/{user}/logins", (request, placed) -> users.logins(placed.getFirst(), request));
    post(
        "/v1/users/{user}/risk/reset",
        (request, placed) -> users.resetRisk(placed.getFirst(), request));
  }

  private void get(String path, Routes.Answers answers) {
    routes.add(new Route("GET", path, answers));
  }

  private void post(String path, Routes.Answers answers) {
    routes.add(new Route("POST", path, answers));
  }

  private Intake intake() {
    return Intake.of(
        Configuration.load(env).section("ingest"),
        Path.of(env.getOrDefault("GEOIP_DIR", "/opt")),
        clock);
  }

  private Judge judge() {
    Configuration configuration = Configuration.load(env);
    return new Judge(configuration.settings(), Rules.of(configuration.rules().rules()));
  }

  private static Answer healthy() {
    return Answer.json(JsonNodeFactory.instance.objectNode().put("status", "ok"));
  }

  /** Made at the first call, by one thread at a time: a function serves one request at once. */
  private static <T> Supplier<T> once(Supplier<T> make) {
    return new Supplier<>() {
      private @Nullable T made;

      @Override
      public synchronized T get() {
        T it = made;
        if (it == null) {
          it = make.get();
          made = it;
        }
        return it;
      }
    };
  }
}
