package io.loginwatch.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.loginwatch.api.Routes.Route;
import io.loginwatch.store.Alerts;
import io.loginwatch.store.AwsClients;
import io.loginwatch.store.Logins;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Everything the function needs, made once. */
final class Wiring {
  private final Map<String, String> env;
  private final DynamoDbClient dynamoDb;

  Wiring(Map<String, String> env) {
    this.env = env;
    this.dynamoDb = AwsClients.dynamoDb(env);
  }

  Routes routes() {
    List<Route> routes = new ArrayList<>();
    routes.add(new Route("GET", "/v1/health", (request, placed) -> healthy()));
    var alerts =
        new AlertRoutes(new Alerts(dynamoDb, env), new Pivots(env.getOrDefault("PUBLIC_URL", "")));
    routes.add(new Route("GET", "/v1/alerts", (request, placed) -> alerts.list(request)));
    routes.add(new Route("GET", "/v1/alerts.csv", (request, placed) -> alerts.csv(request)));
    routes.add(
        new Route("GET", "/v1/alerts/{id}", (request, placed) -> alerts.one(placed.getFirst())));
    var users = new UserRoutes(new Logins(dynamoDb, env));
    routes.add(
        new Route(
            "GET",
            "/v1/users/{user}/logins",
            (request, placed) -> users.logins(placed.getFirst(), request)));
    return new Routes(routes);
  }

  private static Answer healthy() {
    return Answer.json(JsonNodeFactory.instance.objectNode().put("status", "ok"));
  }
}
