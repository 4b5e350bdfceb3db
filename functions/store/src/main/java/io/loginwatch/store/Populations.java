package io.loginwatch.store;

import io.loginwatch.core.profile.Population;
import io.loginwatch.core.profile.PopulationCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is usual with everyone: one item of the counters table. Safe for use by several threads. */
public final class Populations {
  private static final Logger LOG = LoggerFactory.getLogger(Populations.class);

  private static final Map<String, AttributeValue> KEY =
      Map.of("scope", Attributes.text("everyone"), "bucket", Attributes.text("population"));

  /** As long as a profile: by then nobody who was counted is known any more. */
  private static final Duration KEPT = Duration.ofDays(400);

  private final DynamoDbClient client;
  private final String table;

  public Populations(DynamoDbClient client, Map<String, String> env) {
    this.client = client;
    this.table = Environment.required(env, "COUNTERS_TABLE");
  }

  /**
   * The population, eventually consistent; another where there is none yet or it cannot be read: no
   * login waits for statistics.
   */
  public Population readOr(Population other) {
    try {
      Population stored =
          stored(client.getItem(get -> get.tableName(table).key(KEY)).item()).value();
      return stored == null ? other : stored;
    } catch (RuntimeException e) {
      LOG.atWarn().setCause(e).log("what is usual with everyone was not read");
      return other;
    }
  }

  /** The population as of now. */
  public Stored<Population> readNow() {
    return stored(client.getItem(get -> get.tableName(table).key(KEY).consistentRead(true)).item());
  }

  /**
   * The change of the population.
   *
   * @param base what the change was made on
   * @param now when the change is made: an untouched population expires some time after
   */
  public StateWrite change(Stored<Population> base, Population changed, Instant now) {
    Map<String, AttributeValue> item = new HashMap<>(KEY);
    item.put("state", Attributes.bytes(PopulationCodec.encode(changed)));
    item.put("ttl", Attributes.number(now.plus(KEPT).getEpochSecond()));
    return StateWrite.of(table, "scope", item, base.version());
  }

  private static Stored<Population> stored(Map<String, AttributeValue> item) {
    return new Stored<>(item, PopulationCodec::decode);
  }
}
