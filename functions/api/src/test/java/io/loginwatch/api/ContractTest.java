package io.loginwatch.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.api.ApiFixture.Response;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ContractTest {
  private static final Contract CONTRACT = new Contract();

  private static Response response(int status, String type, String body) {
    ObjectNode headers = ApiFixture.JSON.createObjectNode().put("Content-Type", type);
    return new Response(status, headers, body);
  }

  @Test
  void every_route_is_documented_and_every_documented_one_is_there() {
    Map<String, String> env = new TreeMap<>();
    for (String table :
        new String[] {
          "LOGINS", "PROFILES", "COUNTERS", "ALERTS", "INCIDENTS", "DELIVERIES", "QUARANTINE"
        }) {
      env.put(table + "_TABLE", table);
    }
    env.put("AWS_ENDPOINT_URL", "http://127.0.0.1:1");
    env.put("LOGINWATCH_CONFIG", "src/test/resources/config/loginwatch.yaml");

    assertThat(new Wiring(env).routes().all())
        .extracting(route -> route.method() + " " + route.path())
        .containsExactlyInAnyOrderElementsOf(
            CONTRACT.operations().stream()
                .filter(operation ->
                    !operation.matches(
                        "POST (/v1/(events|iam/events|firehose)|/services.*|/_bulk)"))
                .toList());
  }

  @Test
  void what_is_as_documented_passes() {
    var good = response(200, "application/json", "{\"alerts\":[]}");

    assertThat(CONTRACT.violations("GET", "/v1/alerts?user=a", good)).isEmpty();
  }

  @Test
  void a_field_a_status_a_type_or_a_path_that_is_not_documented_does_not_pass() {
    assertThat(
            CONTRACT.violations(
                "GET", "/v1/alerts", response(200, "application/json", "{\"alerts\":[{}]}")))
        .isNotEmpty();
    assertThat(
            CONTRACT.violations(
                "GET", "/v1/alerts", response(200, "application/json", "{\"alerts\":[],\"x\":1}")))
        .isNotEmpty();
    assertThat(CONTRACT.violations("GET", "/v1/alerts", response(201, "application/json", "{}")))
        .isNotEmpty();
    assertThat(CONTRACT.violations("GET", "/v1/alerts", response(200, "text/html", "")))
        .isNotEmpty();
    assertThat(CONTRACT.violations("GET", "/v1/secrets", response(200, "application/json", "{}")))
        .isNotEmpty();
  }
}
