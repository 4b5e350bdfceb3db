package io.loginwatch.store;

import io.loginwatch.core.login.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What could not be understood, whole, with the reason, by day of receipt. Safe for use by several
 * threads.
 *
 * <p>A long record is packed. Its item holds the first part; the others, where there are any, are
 * items of a partition of their own, {@code day#id}, so that a day's records can be listed without
 * them.
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
    List<Map<String, AttributeValue>> parts = new ArrayList<>();
    for (Quarantined record : records) {
      items.computeIfAbsent(
          List.of(day(record.receivedAt()), record.id()), key -> item(record, parts));
    }
    // A record is there only once all of it is.
    new Batches(client).put(table, parts);
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
        answer.items().stream().map(this::read).flatMap(Optional::stream).toList(),
        Attributes.textOrNull(answer.lastEvaluatedKey(), "id"));
  }

  public Optional<Quarantined> get(String day, String id) {
    var item = client.getItem(get -> get.tableName(table).key(key(day, id))).item();
    return item.isEmpty() ? Optional.empty() : read(item);
  }

  /** Removes a record, once it was taken in after all. */
  public void delete(Quarantined record) {
    String day = day(record.receivedAt());
    remove(key(day, record.id()));
    if (LongText.isLong(record.raw())) {
      further(day, record.id())
          .forEach(part -> remove(Map.of("day", part.get("day"), "id", part.get("id"))));
    }
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

  private void remove(Map<String, AttributeValue> key) {
    client.deleteItem(delete -> delete.tableName(table).key(key));
  }

  /** All parts of a long record but the first, in order. */
  private List<Map<String, AttributeValue>> further(String day, String id) {
    return client
        .queryPaginator(query ->
            query
                .tableName(table)
                .keyConditionExpression("#day = :parts")
                .expressionAttributeNames(Map.of("#day", "day"))
                .expressionAttributeValues(Map.of(":parts", Attributes.text(day + "#" + id))))
        .items()
        .stream()
        .toList();
  }

  /** The item of a record; of a long one, the further parts are added to the others. */
  private Map<String, AttributeValue> item(
      Quarantined record, List<Map<String, AttributeValue>> others) {
    String day = day(record.receivedAt());
    AttributeValue expiry = Attributes.number(record.receivedAt().plus(kept).getEpochSecond());
    Map<String, AttributeValue> item = new HashMap<>(key(day, record.id()));
    if (LongText.isLong(record.raw())) {
      List<byte[]> parts = LongText.pack(record.raw());
      item.put("packed", Attributes.bytes(parts.getFirst()));
      item.put("parts", Attributes.number(parts.size()));
      for (int n = 1; n < parts.size(); n++) {
        Map<String, AttributeValue> part =
            new HashMap<>(key(day + "#" + record.id(), "%04d".formatted(n)));
        part.put("packed", Attributes.bytes(parts.get(n)));
        part.put("ttl", expiry);
        others.add(part);
      }
    } else {
      item.put("raw", Attributes.text(record.raw()));
    }
    item.put("code", Attributes.text(record.code()));
    item.put("message", Attributes.text(record.message()));
    item.put("receivedAt", Attributes.text(Timestamp.text(record.receivedAt())));
    item.put("ttl", expiry);
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

  /** The record; empty if parts of it have expired already. */
  private Optional<Quarantined> read(Map<String, AttributeValue> item) {
    AttributeValue packed = item.get("packed");
    if (packed == null) {
      return Optional.of(record(item, Attributes.requiredText(item, "raw")));
    }
    List<SdkBytes> parts = new ArrayList<>(List.of(packed.b()));
    long count = Attributes.numberOr(item, "parts", 1);
    if (count > 1) {
      further(Attributes.requiredText(item, "day"), Attributes.requiredText(item, "id"))
          .forEach(part -> parts.add(Attributes.requiredBytes(part, "packed")));
    }
    return parts.size() < count
        ? Optional.empty()
        : Optional.of(record(item, LongText.unpack(parts)));
  }

  private static Quarantined record(Map<String, AttributeValue> item, String raw) {
    return new Quarantined(
        Attributes.requiredText(item, "id"),
        raw,
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
