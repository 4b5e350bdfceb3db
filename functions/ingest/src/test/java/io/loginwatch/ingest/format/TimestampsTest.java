package io.loginwatch.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
  private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-04-06T10:00:00.250Z",
        "2026-04-06 10:00:00,25",
        "2026-04-06T12:00:00.250999+02:00[Europe/Rome]",
        "20260406T100000.250Z",
        "20260406T120000.250+0200",
        "20260406T100000.250",
        "2026/04/06 10:00:00.250",
        "1775469600250"
      })
  void an_instant_is_the_same_in_whichever_form(String text) {
    assertThat(Timestamps.read(text, ZoneOffset.UTC, NOW)).isEqualTo("2026-04-06T10:00:00.250Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-04-31T10:00:00Z",
        "2026-04-06T25:00:00Z",
        "20260406T250000Z",
        "2026/13/06 10:00:00",
        "2026-04-06T12:00:00[Nowhere/Town]",
        "20260406T1000Zulu"
      })
  void what_is_no_instant_is_none(String text) {
    assertThat(Timestamps.read(text, ZoneOffset.UTC, NOW)).isNull();
  }
}
