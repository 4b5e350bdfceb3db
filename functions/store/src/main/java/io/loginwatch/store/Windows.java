package io.loginwatch.store;

import io.loginwatch.core.rule.Window;
import io.loginwatch.core.rule.WindowCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What is counted over one key, such as the failures from one address: one item of the counters
 * table each. Safe for use by several threads.
 */
public final class Windows {
  private static final AttributeValue BUCKET = Attributes.text("window");

  /** How long a window is kept when nothing in it counts any more: late logins come within it. */
  private static final Duration GRACE = Duration.ofDays(1);

  private final DynamoDbClient client;
  private final String table;

  public Windows(DynamoDbClient client, Map<String, String> env) {
    this.client = client;
    this.table = Environment.required(env, "COUNTERS_TABLE");
  }

  /** Each window of these names, eventually consistent; also those that have no item yet. */
  public Map<String, Stored<Window>> read(Collection<String> names) {
    Map<String, Stored<Window>> windows = new HashMap<>();
    names.forEach(name -> windows.put(name, stored(Map.of())));
    for (var item : new Batches(client).get(table, names.stream().map(Windows::key).toList())) {
      windows.put(Attributes.requiredText(item, "scope"), stored(item));
    }
    return windows;
  }

  /** One window, eventually consistent. */
  public Stored<Window> read(String name) {
    return stored(client.getItem(get -> get.tableName(table).key(key(name))).item());
  }

  /** One window as of now. */
  public Stored<Window> readNow(String name) {
    return stored(
        client.getItem(get -> get.tableName(table).key(key(name)).consistentRead(true)).item());
  }

  /**
   * The change of a window.
   *
   * @param base what the change was made on
   * @param now when the change is made: logins of long ago, imported today, are counted too
   */
  public StateWrite change(String name, Stored<Window> base, Window changed, Instant now) {
    Instant counts = changed.expiry().isAfter(now) ? changed.expiry() : now;
    Map<String, AttributeValue> item = new HashMap<>(key(name));
    item.put("state", Attributes.bytes(WindowCodec.encode(changed)));
    item.put("ttl", Attributes.number(counts.plus(GRACE).getEpochSecond()));
    return StateWrite.of(table, "scope", item, base.version());
  }

  private static Stored<Window> stored(Map<String, AttributeValue> item) {
    return new Stored<>(item, WindowCodec::decode);
  }

  private static Map<String, AttributeValue> key(String name) {
    return Map.of("scope", Attributes.text(name), "bucket", BUCKET);
  }
}
