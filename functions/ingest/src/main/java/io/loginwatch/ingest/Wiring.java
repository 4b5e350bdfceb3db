package io.loginwatch.ingest;

import io.loginwatch.config.Configuration;
import io.loginwatch.config.Secrets;
import io.loginwatch.ingest.http.Routes;
import io.loginwatch.ingest.http.Signatures;
import io.loginwatch.store.AwsClients;
import io.loginwatch.store.Logins;
import io.loginwatch.store.Quarantine;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Everything the function needs, made once. */
final class Wiring {
  private final Reception reception;
  private final Routes routes;

  Wiring(Map<String, String> env) {
    this(env, AwsClients.dynamoDb(env));
  }

  Wiring(Map<String, String> env, DynamoDbClient dynamoDb) {
    InstantSource clock = InstantSource.system();
    Configuration configuration = Configuration.load(env);
    Intake intake =
        Intake.of(
            configuration.section("ingest"), Path.of(env.getOrDefault("GEOIP_DIR", "/opt")), clock);
    // All faults at once: the intake has read the whole section.
    configuration.requireValid();
    Signatures signatures = Signatures.of(configuration.section("ingest"), Secrets.of(env), clock);
    this.reception =
        new Reception(intake, new Logins(dynamoDb, env), new Quarantine(dynamoDb, env), clock);
    this.routes = new Routes(reception, signatures, clock, requireKey(env));
  }

  /** Whether a request needs a key: yes, unless REQUIRE_KEY says {@code false}. */
  static boolean requireKey(Map<String, String> env) {
    return !env.getOrDefault("REQUIRE_KEY", "true").equals("false");
  }

  Routes routes() {
    return routes;
  }

  Invocations invocations() {
    return new Invocations(reception);
  }
}
