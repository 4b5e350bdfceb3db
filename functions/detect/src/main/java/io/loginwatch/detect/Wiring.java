package io.loginwatch.detect;

import io.loginwatch.config.Configuration;
import io.loginwatch.config.RuleFiles;
import io.loginwatch.core.detection.Engine;
import io.loginwatch.core.detection.Judge;
import io.loginwatch.core.detection.Silence;
import io.loginwatch.core.rule.Rules;
import io.loginwatch.store.Alerts;
import io.loginwatch.store.AwsClients;
import io.loginwatch.store.Commits;
import io.loginwatch.store.LogSources;
import io.loginwatch.store.Populations;
import io.loginwatch.store.Profiles;
import io.loginwatch.store.Windows;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Everything the functions of this module need, made once. */
final class Wiring {
  private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

  private final Map<String, String> env;
  private final DynamoDbClient dynamoDb;
  private final InstantSource clock;

  Wiring(Map<String, String> env) {
    this(env, AwsClients.dynamoDb(env), InstantSource.system());
  }

  Wiring(Map<String, String> env, DynamoDbClient dynamoDb, InstantSource clock) {
    this.env = env;
    this.dynamoDb = dynamoDb;
    this.clock = clock;
  }

  Detection detection() {
    return detection(engine(Configuration.load(env)));
  }

  Detection detection(Engine engine) {
    var commits = new Commits(dynamoDb, alerts());
    return new Detection(
        engine,
        new Profiles(dynamoDb, env),
        new Windows(dynamoDb, env),
        commits,
        new Everyone(new Populations(dynamoDb, env), commits, clock),
        clock);
  }

  LastSeen lastSeen() {
    return new LastSeen(logSources(), clock);
  }

  private LogSources logSources() {
    return new LogSources(dynamoDb, env);
  }

  private Alerts alerts() {
    return new Alerts(dynamoDb, env);
  }

  SilenceWatch silenceWatch() {
    Configuration configuration = Configuration.load(env);
    var silence = new Silence(configuration.sources(), configuration.settings());
    return new SilenceWatch(silence, logSources(), alerts(), clock);
  }

  /** A rule that is wrong is left out, and said so; the others run. */
  private static Engine engine(Configuration configuration) {
    RuleFiles files = configuration.rules();
    files.problems().forEach(problem -> LOG.error("a rule is left out: {}", problem));
    configuration.requireValid();
    return new Judge(configuration.settings(), Rules.of(files.rules()));
  }
}
