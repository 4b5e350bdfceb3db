package io.loginwatch.store;

import io.loginwatch.core.login.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What could not be understood, whole, with the reason, by day of receipt. Safe for use by several
 * threads.
 */
public final class Quarantine {
  private static final int KEPT_DAYS = 30;
  private static final Duration DAY = Duration.ofDays(1);

  /** What DynamoDB takes to delete what has expired. */
  private static final Duration LINGERING = DAY.multipliedBy(2);

  private final DynamoDbClient client;
  private final String table;
  private final Duration kept;

  public Quarantine(DynamoDbClient client, Map<String, String> env) {
    this.client = client;
    this.table = Environment.required(env, "QUARANTINE_TABLE");
    this.kept = Duration.ofDays(Environment.days(env, "QUARANTINE_DAYS", KEPT_DAYS));
  }

  /**
   * Keeps records.
   *
   * @throws TableBusy if some could not be written after several attempts
   */
  public void put(Collection<Quarantined> records) {
    Map<List<String>, Map<String, AttributeValue>> items = new LinkedHashMap<>();
    for (Quarantined record : records) {
      items.put(List.of(day(record.receivedAt()), record.id()), item(record));
    }
    new Batches(client).put(table, List.copyOf(items.values()));
  }

  /**
   * The records of one day, in no particular order.
   *
   * @param day as in {@code 2026-03-02}, UTC
   * @param after where to go on: the {@code next} of the page before; null at the beginning
   */
  public Page<Quarantined> ofDay(String day, @Nullable String after, int limit) {
    var answer =
        client.query(query -> {
          query
              .tableName(table)
              .keyConditionExpression("#day = :day")
              .expressionAttributeNames(Map.of("#day", "day"))
              .expressionAttributeValues(Map.of(":day", Attributes.text(day)))
              .limit(limit);
          if (after != null) {
            query.exclusiveStartKey(key(day, after));
          }
        });
    return new Page<>(
        answer.items().stream().map(Quarantine::read).toList(),
        Attributes.textOrNull(answer.lastEvaluatedKey(), "id"));
  }

  public Optional<Quarantined> get(String day, String id) {
    var item = client.getItem(get -> get.tableName(table).key(key(day, id))).item();
    return item.isEmpty() ? Optional.empty() : Optional.of(read(item));
  }

  /** Removes a record, once it was taken in after all. */
  public void delete(Quarantined record) {
    client.deleteItem(
        delete -> delete.tableName(table).key(key(day(record.receivedAt()), record.id())));
  }

  /**
   * The days that may have records by now, oldest first: expired ones are there for up to two days
   * more.
   */
  public List<String> days(Instant now) {
    return Stream.iterate(
            now.minus(kept).minus(LINGERING), day -> !day.isAfter(now), day -> day.plus(DAY))
        .map(Quarantine::day)
        .toList();
  }

  private Map<String, AttributeValue> item(Quarantined record) {
    Map<String, AttributeValue> item = new HashMap<>(key(day(record.receivedAt()), record.id()));
    item.put("raw", Attributes.text(record.raw()));
    item.put("code", Attributes.text(record.code()));
    item.put("message", Attributes.text(record.message()));
    item.put("receivedAt", Attributes.text(Timestamp.text(record.receivedAt())));
    item.put("ttl", Attributes.number(record.receivedAt().plus(kept).getEpochSecond()));
    if (record.format() != null) {
      item.put("format", Attributes.text(record.format()));
    }
    if (record.field() != null) {
      item.put("field", Attributes.text(record.field()));
    }
    if (record.logSource() != null) {
      item.put("logSource", Attributes.text(record.logSource()));
    }
    return item;
  }

  private static Quarantined read(Map<String, AttributeValue> item) {
    return new Quarantined(
        Attributes.requiredText(item, "id"),
        Attributes.requiredText(item, "raw"),
        Attributes.requiredText(item, "code"),
        Attributes.textOrNull(item, "field"),
        Attributes.requiredText(item, "message"),
        Attributes.textOrNull(item, "format"),
        Attributes.textOrNull(item, "logSource"),
        Instant.parse(Attributes.requiredText(item, "receivedAt")));
  }

  private static Map<String, AttributeValue> key(String day, String id) {
    return Map.of("day", Attributes.text(day), "id", Attributes.text(id));
  }

  private static String day(Instant time) {
    return AlertDays.day(time);
  }
}
