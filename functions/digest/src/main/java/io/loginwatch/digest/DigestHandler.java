package io.loginwatch.digest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.loginwatch.config.Configuration;
import io.loginwatch.store.Alerts;
import io.loginwatch.store.AwsClients;
import io.loginwatch.store.Deliveries;
import io.loginwatch.store.Digests;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Entry point of the digest function. However often and late it is called, it makes each digest
 * once; the due function sends it like any other notice.
 */
public final class DigestHandler implements RequestHandler<ScheduledEvent, String> {
  private static final Logger log = LoggerFactory.getLogger(DigestHandler.class);

  private final DigestSettings settings;
  private final Digesting digesting;

  /** Called by Lambda. */
  public DigestHandler() {
    this(System.getenv());
  }

  public DigestHandler(Map<String, String> env) {
    this(env, Configuration.load(env), InstantSource.system());
  }

  DigestHandler(Map<String, String> env, Configuration configuration, InstantSource clock) {
    this.settings = DigestSettings.read(configuration.section("digest"));
    configuration.requireValid();
    var client = AwsClients.dynamoDb(env);
    var deliveries = new Deliveries(client, env);
    this.digesting =
        new Digesting(
            new Alerts(client, env), deliveries, new Digests(client, env, deliveries), clock);
  }

  /** How many digests were made, for whoever invokes it by hand. */
  @Override
  public String handleRequest(ScheduledEvent event, Context context) {
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
    return made + " digests made";
  }
}
