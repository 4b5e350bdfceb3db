package io.loginwatch.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.sam.LocalDynamoDb;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class QuarantineTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final String DAY = "2026-03-02";
  private static final LocalDynamoDb DB = LocalDynamoDb.start();

  private final Quarantine quarantine = new Quarantine(DB.client(), environment());

  @AfterAll
  static void stop() {
    DB.close();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {LongText.PLAIN, LongText.PLAIN + 1, LongText.PART, 1_000_000, 10 * 1024 * 1024})
  void a_record_is_kept_whole_whatever_its_length_and_leaves_nothing_behind(int length) {
    Quarantined record = record("a", noise(length));

    quarantine.put(List.of(record, record));

    assertThat(quarantine.ofDay(DAY, null, 10).items()).containsExactly(record);
    assertThat(quarantine.get(DAY, "a")).contains(record);
    Quarantined again = record.because("missing", "user", "why not today");
    quarantine.put(List.of(again));
    assertThat(quarantine.ofDay(DAY, null, 10).items()).containsExactly(again);
    quarantine.delete(record);
    assertThat(everything()).isEmpty();
  }

  @Test
  void a_text_is_packed_from_the_first_byte_past_the_limit_on() {
    assertThat(LongText.isLong("x".repeat(LongText.PLAIN))).isFalse();
    assertThat(LongText.isLong("x".repeat(LongText.PLAIN + 1))).isTrue();
    // Three bytes each.
    assertThat(LongText.isLong("\u20ac".repeat(LongText.PLAIN / 3))).isFalse();
    assertThat(LongText.isLong("\u20ac".repeat(LongText.PLAIN / 3 + 1))).isTrue();
  }

  @Test
  void what_one_item_holds_is_one_part_and_a_byte_more_is_two() {
    assertThat(LongText.split(new byte[LongText.PART])).hasSize(1);
    assertThat(LongText.split(new byte[LongText.PART + 1]))
        .extracting(part -> part.length)
        .containsExactly(LongText.PART, 1);
  }

  @Test
  void a_record_of_which_a_part_has_expired_is_gone() {
    Quarantined record = record("b", noise(1_000_000));
    quarantine.put(List.of(record));
    DB.client()
        .deleteItem(delete ->
            delete
                .tableName(table())
                .key(
                    Map.of(
                        "day", Attributes.text(DAY + "#b"),
                        "id", Attributes.text("0001"))));

    assertThat(quarantine.ofDay(DAY, null, 10).items()).isEmpty();
    assertThat(quarantine.get(DAY, "b")).isEmpty();
    quarantine.delete(record);
  }

  private static Quarantined record(String id, String raw) {
    return new Quarantined(id, raw, "unknown_format", null, "why", null, "doors", NOON);
  }

  /** Letters and digits that pack badly. */
  private static String noise(int length) {
    Random random = new Random(length);
    StringBuilder noise = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      noise.append((char) (' ' + 1 + random.nextInt(94)));
    }
    return noise.toString();
  }

  private static List<Map<String, AttributeValue>> everything() {
    return DB.client().scanPaginator(scan -> scan.tableName(table())).items().stream().toList();
  }

  private static String table() {
    return DB.environment().get("QUARANTINE_TABLE");
  }

  /** Else DynamoDB Local takes away what expired long ago. */
  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(DB.environment());
    environment.put("QUARANTINE_DAYS", "36500");
    return environment;
  }
}
