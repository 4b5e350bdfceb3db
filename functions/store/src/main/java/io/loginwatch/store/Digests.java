package io.loginwatch.store;

import io.loginwatch.core.digest.Digest;
import io.loginwatch.core.incident.Delivery;
import io.loginwatch.core.incident.RecordJson;
import io.loginwatch.core.login.Timestamp;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Which digests have been made, and which alerts each told of: partitions of the counters' table. A
 * digest, its marks and its deliveries are written in one transaction, so that no alert is told
 * twice or not at all, however often and at whatever moment a function dies. Safe for use by
 * several threads.
 */
public final class Digests {
  private static final Duration KEPT = Duration.ofDays(400);

  /** How long marks are of use: alerts that come later than this after their day are not told. */
  private static final Duration MARKED = Duration.ofDays(60);

  /** Marks of 8 bytes in an item of at most 400 KB. */
  private static final int MARKS = 40_000;

  private final DynamoDbClient client;
  private final String table;
  private final Deliveries deliveries;

  public Digests(DynamoDbClient client, Map<String, String> env, Deliveries deliveries) {
    this.client = client;
    this.table = Environment.required(env, "COUNTERS_TABLE");
    this.deliveries = deliveries;
  }

  /** The last digest that was made on a schedule. */
  public Optional<Digest> last(String schedule) {
    var found =
        client.getItem(get -> get.tableName(table).consistentRead(true).key(key(schedule, "last")));
    return found.hasItem()
        ? Optional.of(RecordJson.read(Attributes.requiredText(found.item(), "doc"), Digest.class))
        : Optional.empty();
  }

  /**
   * Marks of the alerts of one day that a schedule's digests have told of.
   *
   * @param day as in {@code 2026-03-02}, UTC
   */
  public Set<Long> told(String schedule, String day) {
    var marks = new HashSet<Long>();
    client
        .queryPaginator(query ->
            query
                .tableName(table)
                .consistentRead(true)
                .keyConditionExpression("#scope = :scope and begins_with(#bucket, :day)")
                .expressionAttributeNames(Map.of("#scope", "scope", "#bucket", "bucket"))
                .expressionAttributeValues(
                    Map.of(
                        ":scope", Attributes.text(scope(schedule)),
                        ":day", Attributes.text("told#" + day))))
        .items()
        .forEach(item -> {
          AttributeValue state = item.get("state");
          if (state != null) {
            ByteBuffer bytes = state.b().asByteBuffer();
            while (bytes.remaining() >= Long.BYTES) {
              marks.add(bytes.getLong());
            }
          }
        });
    return marks;
  }

  /** The mark of an alert: the first 16 digits of its id, or a hash of an id of another form. */
  public static long mark(String alertId) {
    return alertId.matches("[0-9a-f]{16,}")
        ? Long.parseUnsignedLong(alertId.substring(0, 16), 16)
        : 31L * alertId.hashCode() + alertId.length();
  }

  /**
   * Writes a digest with its marks and its deliveries.
   *
   * @param after the end of the digest before; null for a schedule's first
   * @param told marks by day, all of the days that changed
   * @return whether it was written; not if somebody else made a digest on that schedule meanwhile
   */
  public boolean make(
      Digest digest,
      @Nullable Instant after,
      Map<String, Set<Long>> told,
      List<Delivery> out,
      Instant now) {
    var parts = new ArrayList<TransactWriteItem>();
    parts.add(part(last(digest, after, now)));
    told.forEach((day, marks) -> {
      List<Long> all = List.copyOf(marks);
      for (int from = 0; from < all.size(); from += MARKS) {
        var some = all.subList(from, Math.min(all.size(), from + MARKS));
        parts.add(part(marks(digest.schedule(), day, from / MARKS, some)));
      }
    });
    out.forEach(delivery -> parts.add(part(deliveries.part(delivery, now))));
    try {
      client.transactWriteItems(write -> write.transactItems(parts));
      return true;
    } catch (TransactionCanceledException e) {
      return false;
    }
  }

  private Put last(Digest digest, @Nullable Instant after, Instant now) {
    Map<String, AttributeValue> item = new HashMap<>(key(digest.schedule(), "last"));
    item.put("doc", Attributes.text(RecordJson.write(digest.withoutPrevious())));
    item.put("until", Attributes.text(Timestamp.text(digest.to())));
    item.put("ttl", Attributes.number(now.plus(KEPT).getEpochSecond()));
    var put = Put.builder().tableName(table).item(item);
    return after == null
        ? put.conditionExpression("attribute_not_exists(doc)").build()
        : put.conditionExpression("#until = :after")
            .expressionAttributeNames(Map.of("#until", "until"))
            .expressionAttributeValues(Map.of(":after", Attributes.text(Timestamp.text(after))))
            .build();
  }

  private Put marks(String schedule, String day, int chunk, Collection<Long> marks) {
    var bytes = ByteBuffer.allocate(marks.size() * Long.BYTES);
    marks.forEach(bytes::putLong);
    Map<String, AttributeValue> item = new HashMap<>(key(schedule, "told#" + day + "#" + chunk));
    item.put("state", Attributes.bytes(bytes.array()));
    item.put(
        "ttl", Attributes.number(Instant.parse(day + "T00:00:00Z").plus(MARKED).getEpochSecond()));
    return Put.builder().tableName(table).item(item).build();
  }

  private static TransactWriteItem part(Put put) {
    return TransactWriteItem.builder().put(put).build();
  }

  private static Map<String, AttributeValue> key(String schedule, String bucket) {
    return Map.of("scope", Attributes.text(scope(schedule)), "bucket", Attributes.text(bucket));
  }

  private static String scope(String schedule) {
    return "digest#" + schedule;
  }
}
