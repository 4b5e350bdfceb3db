package io.loginwatch.store;

import io.loginwatch.core.detection.Silence;
import io.loginwatch.core.detection.Silence.Heard;
import io.loginwatch.core.login.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * When each log source was last heard of, the longest that it usually pauses, and whether its
 * silence was told: one item each in one partition of the counters table. Safe for use by several
 * threads.
 */
public final class LogSources {
  private static final String SCOPE = "log-sources";

  /** Shorter pauses are of no interest, and would cost a write each. */
  private static final Duration PAUSE = Duration.ofMinutes(5);

  /** Only what was heard of for so long has pauses that are usual. */
  private static final Duration KNOWN = Duration.ofDays(7);

  private final DynamoDbClient client;
  private final String table;

  public LogSources(DynamoDbClient client, Map<String, String> env) {
    this.client = client;
    this.table = Environment.required(env, "COUNTERS_TABLE");
  }

  /** Every log source that was ever heard of, or missed. */
  public List<Heard> all() {
    return client
        .queryPaginator(query ->
            query
                .tableName(table)
                .keyConditionExpression("#scope = :scope")
                .expressionAttributeNames(Map.of("#scope", "scope"))
                .expressionAttributeValues(Map.of(":scope", Attributes.text(SCOPE))))
        .items()
        .stream()
        .map(LogSources::read)
        .toList();
  }

  /** Notes that a login of a source arrived; never takes back a later time. */
  public void seen(String name, Instant time) {
    AttributeValue now = Attributes.text(Timestamp.text(time));
    try {
      Map<String, AttributeValue> before =
          client
              .updateItem(update ->
                  update
                      .tableName(table)
                      .key(key(name))
                      .updateExpression(
                          "set lastSeen = :time, firstSeen = if_not_exists(firstSeen, :time)")
                      .conditionExpression("attribute_not_exists(lastSeen) or lastSeen < :time")
                      .expressionAttributeValues(Map.of(":time", now))
                      .returnValues(ReturnValue.ALL_OLD))
              .attributes();
      notePause(name, before, time);
    } catch (ConditionalCheckFailedException e) {
      // another instance has seen a later one
    }
  }

  /**
   * Records the alert about a silence that began or ended and remembers that it was told: both, or
   * neither, and only if nobody else did since the sources were read.
   *
   * @return whether it was told by this call
   */
  public boolean tell(Silence.Change change, Alerts alerts) {
    alerts.announce(List.of(change.alert()));
    try {
      client.transactWriteItems(write ->
          write.transactItems(
              TransactWriteItem.builder().update(remembered(change)).build(),
              TransactWriteItem.builder().put(alerts.part(change.alert())).build()));
      return true;
    } catch (TransactionCanceledException e) {
      // Another look was first. Had it been anything else, the next look finds the same change.
      return false;
    }
  }

  private Update remembered(Silence.Change change) {
    Instant was = change.heard().silentSince();
    Instant since = change.silentSince();
    var values = new HashMap<String, AttributeValue>();
    if (was != null) {
      values.put(":was", Attributes.text(Timestamp.text(was)));
    }
    if (since != null) {
      values.put(":since", Attributes.text(Timestamp.text(since)));
    }
    return Update.builder()
        .tableName(table)
        .key(key(change.name()))
        .updateExpression(since == null ? "remove silentSince" : "set silentSince = :since")
        .conditionExpression(
            was == null ? "attribute_not_exists(silentSince)" : "silentSince = :was")
        .expressionAttributeValues(values)
        .build();
  }

  /** A pause that was told as a silence is none that is usual. */
  private void notePause(String name, Map<String, AttributeValue> before, Instant time) {
    Instant last = timeOrNull(before, "lastSeen");
    if (last == null || before.containsKey("silentSince")) {
      return;
    }
    Duration pause = Duration.between(last, time);
    long longest = Attributes.numberOr(before, "longestPause", 0);
    if (pause.compareTo(PAUSE) >= 0 && pause.toSeconds() > longest) {
      client.updateItem(update ->
          update
              .tableName(table)
              .key(key(name))
              .updateExpression("set longestPause = :pause")
              .expressionAttributeValues(Map.of(":pause", Attributes.number(pause.toSeconds()))));
    }
  }

  private static Heard read(Map<String, AttributeValue> item) {
    Instant first = timeOrNull(item, "firstSeen");
    Instant last = timeOrNull(item, "lastSeen");
    boolean known =
        first != null && last != null && Duration.between(first, last).compareTo(KNOWN) >= 0;
    return new Heard(
        Attributes.requiredText(item, "bucket"),
        last,
        known ? Duration.ofSeconds(Attributes.numberOr(item, "longestPause", 0)) : null,
        timeOrNull(item, "silentSince"));
  }

  private static @Nullable Instant timeOrNull(Map<String, AttributeValue> item, String name) {
    String text = Attributes.textOrNull(item, name);
    return text == null ? null : Instant.parse(text);
  }

  private static Map<String, AttributeValue> key(String name) {
    return Map.of("scope", Attributes.text(SCOPE), "bucket", Attributes.text(name));
  }
}
