package io.loginwatch.digest;

import io.loginwatch.config.Configuration;
import io.loginwatch.store.Alerts;
import io.loginwatch.store.AwsClients;
import io.loginwatch.store.Deliveries;
import io.loginwatch.store.Digests;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One round over all configured digests: makes those that are due. */
final class DigestRound {
  private static final Logger log = LoggerFactory.getLogger(DigestRound.class);

  private final DigestSettings settings;
  private final Digesting digesting;

  private DigestRound(DigestSettings settings, Digesting digesting) {
    this.settings = settings;
    this.digesting = digesting;
  }

  /**
   * With the tables that this environment names.
   *
   * @throws io.loginwatch.config.InvalidConfiguration with everything that is wrong with it
   */
  static DigestRound of(Map<String, String> env, Configuration configuration, InstantSource clock) {
    DigestSettings settings = DigestSettings.read(configuration.section("digest"));
    configuration.requireValid();
    var client = AwsClients.dynamoDb(env);
    var deliveries = new Deliveries(client, env);
    var digests = new Digests(client, env, deliveries);
    return new DigestRound(
        settings, new Digesting(new Alerts(client, env), deliveries, digests, clock));
  }

  /** How many were made. */
  int make() {
    int made = 0;
    for (var plan : settings.plans()) {
      int some = digesting.makeDue(plan);
      if (some > 0) {
        log.atInfo()
            .addKeyValue("digest", plan.name())
            .addKeyValue("made", some)
            .log("digest made");
      }
      made += some;
    }
    return made;
  }
}
