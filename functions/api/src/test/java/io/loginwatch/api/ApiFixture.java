package io.loginwatch.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.core.detection.Judge;
import io.loginwatch.core.detection.Memory;
import io.loginwatch.core.detection.RuleBook;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.profile.Population;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.profile.Sample;
import io.loginwatch.core.rule.Window;
import io.loginwatch.core.settings.Settings;
import io.loginwatch.sam.LocalDynamoDb;
import io.loginwatch.store.Alerts;
import io.loginwatch.store.Incidents;
import io.loginwatch.store.Logins;
import io.loginwatch.store.Populations;
import io.loginwatch.store.Profiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** The handler on empty tables, asked as API Gateway asks it. */
final class ApiFixture implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  /** Every answer that any test gets is held against the documentation. */
  private static final Contract CONTRACT = new Contract();

  final LocalDynamoDb db = LocalDynamoDb.start();
  final Alerts alerts;
  final Logins logins;
  final Profiles profiles;
  final Incidents incidents;
  private final ApiHandler handler;

  ApiFixture() {
    Map<String, String> env = new TreeMap<>(db.environment());
    env.put("LOGINWATCH_CONFIG", "src/test/resources/config/loginwatch.yaml");
    env.put("GEOIP_DIR", "src/test/resources/config");
    env.put("PUBLIC_URL", "https://watch.example");
    env.put("LINK_KEY", "env:LINKS");
    env.put("LINKS", "what links are signed with in tests");
    alerts = new Alerts(db.client(), env);
    logins = new Logins(db.client(), env);
    profiles = new Profiles(db.client(), env);
    incidents = new Incidents(db.client(), env);
    handler = new ApiHandler(env);
  }

  /** What was answered. */
  record Response(int status, JsonNode headers, String text) {
    JsonNode json() {
      try {
        return JSON.readTree(text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    String type() {
      return headers.path("Content-Type").asText();
    }
  }

  Response get(String url) {
    return ask("GET", url, "", Map.of());
  }

  Response post(String url, String body) {
    return ask("POST", url, body, Map.of("Content-Type", "application/json"));
  }

  Response ask(String method, String url, String body, Map<String, String> headers) {
    try {
      var out = new ByteArrayOutputStream();
      byte[] event = JSON.writeValueAsBytes(event(method, url, body, headers));
      handler.handleRequest(new ByteArrayInputStream(event), out, null);
      JsonNode answer = JSON.readTree(out.toByteArray());
      return new Response(
          answer.path("statusCode").asInt(), answer.path("headers"), answer.path("body").asText());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As a REST API with proxy integration and binary media types sends it. */
  private static ObjectNode event(
      String method, String url, String body, Map<String, String> headers) {
    int question = url.indexOf('?');
    ObjectNode event = JSON.createObjectNode();
    event.put("httpMethod", method);
    event.put("path", question < 0 ? url : url.substring(0, question));
    ObjectNode sent = event.putObject("headers");
    headers.forEach(sent::put);
    ObjectNode multiple = event.putObject("multiValueQueryStringParameters");
    if (question >= 0) {
      for (String parameter : url.substring(question + 1).split("&")) {
        if (parameter.isEmpty()) {
          continue;
        }
        String[] parts = parameter.split("=", 2);
        String name = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
        ArrayNode values = (ArrayNode) multiple.get(name);
        (values == null ? multiple.putArray(name) : values)
            .add(URLDecoder.decode(parts.length > 1 ? parts[1] : "", StandardCharsets.UTF_8));
      }
    }
    if (body.isEmpty()) {
      event.putNull("body");
    } else {
      event.put("body", body);
    }
    event.putObject("requestContext").putObject("authorizer").put("principalId", "console");
    return event.put("isBase64Encoded", false);
  }

  /** Teaches the profile of a user some logins, as detection does. */
  void learn(Login... taught) {
    Judge judge = new Judge(Settings.defaults(), RuleBook.NONE);
    for (Login login : taught) {
      var base = profiles.readNow(login.user());
      var memory = new OneProfile(base.value());
      judge.judge(login, memory);
      var put = profiles.change(login.user(), base, memory.profile, null, Instant.now()).put();
      db.client().putItem(it -> it.tableName(put.tableName()).item(put.item()));
    }
  }

  /** Teaches what is usual with everyone. */
  void learn(Sample sample) {
    var populations = new Populations(db.client(), db.environment());
    var put =
        populations
            .change(populations.readNow(), Population.NOBODY.with(sample), Instant.now())
            .put();
    db.client().putItem(it -> it.tableName(put.tableName()).item(put.item()));
  }

  /** A memory of one user. */
  private static final class OneProfile implements Memory {
    private Profile profile;

    OneProfile(Profile profile) {
      this.profile = profile;
    }

    @Override
    public Profile profile(String user) {
      return profile;
    }

    @Override
    public void remember(String user, Profile changed) {
      profile = changed;
    }

    @Override
    public Window window(String name) {
      return null;
    }

    @Override
    public void remember(String name, Window window) {}
  }

  @Override
  public void close() {
    db.close();
  }
}
