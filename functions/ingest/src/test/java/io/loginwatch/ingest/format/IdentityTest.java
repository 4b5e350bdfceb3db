package io.loginwatch.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That tokens give the same id is tested on whole bodies. */
class IdentityTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String RECORD =
      """
      {"a":{"b":"one","c":[1,2.5,"two"],"d":true},"e":"three","f":-7,"g":12345678901234567890}\
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ \"g\":12345678901234567890, \"f\":-7,\"e\":\"three\",\"a\":{\"d\":true,\"c\":[1,2.50,\"two\"],\"b\":\"one\"}}",
        "{\"a\":{\"b\":\"one\",\"c\":[1,2.5,\"two\"],\"d\":true,\"ingested\":\"now\"},\"e\":\"three\",\"f\":-7,\"g\":12345678901234567890,\"agent\":{\"id\":\"x\"}}",
        "{\"a\":{\"b\":\"one\",\"c\":[1,2.5,\"two\"],\"d\":true},\"e\":\"three\",\"f\":-7,\"g\":12345678901234567890,\"h\":null,\"i\":{},\"j\":[]}"
      })
  void order_spaces_nothing_and_what_shippers_add_are_no_other_record(String same)
      throws JsonProcessingException {
    assertThat(id(same)).isEqualTo(id(RECORD)).matches("[0-9a-f]{32}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "one-onf",
        "one-on",
        "one-",
        "one-oneoneoneone",
        "\"b\"-\"B\"",
        "\"a\"-\"e2\"",
        "[1,2.5,\"two\"]-[2.5,1,\"two\"]",
        "[1,2.5,\"two\"]-[1,2.5]",
        "2.5-2.25",
        "true-false",
        "true-null",
        "\"three\"-3",
        "-7-7",
        "12345678901234567890-12345678901234567891",
        "\"e\":\"three\"-\"f2\":\"three\""
      })
  void anything_else_is_another(String change) throws JsonProcessingException {
    int at = change.indexOf('-', 1);
    String other = RECORD.replace(change.substring(0, at), change.substring(at + 1));
    assertThat(other).isNotEqualTo(RECORD);
    assertThat(id(other)).isNotEqualTo(id(RECORD));
  }

  @Test
  void values_that_change_places_are_another_and_so_is_each_of_many() throws Exception {
    assertThat(id("{\"a\":\"x\",\"b\":\"y\"}")).isNotEqualTo(id("{\"a\":\"y\",\"b\":\"x\"}"));
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      ids.add(id("{\"user\":\"u%d\",\"ip\":\"192.0.%d.%d\"}".formatted(i % 100, i / 250, i % 250)));
    }
    assertThat(ids).hasSize(20_000);
  }

  private static String id(String record) throws JsonProcessingException {
    return Identity.of(JSON.readTree(record));
  }
}
