package io.loginwatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.alert.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordReaderTest {
  record Travel(double maxSpeedKmh, boolean on, Severity severity) {
    Travel {
      if (maxSpeedKmh < 100) {
        throw new IllegalArgumentException("maxSpeedKmh is below 100: " + maxSpeedKmh);
      }
    }
  }

  record Exception(String user, @Nullable String reason, Instant until) {}

  record All(
      Travel travel,
      Duration learning,
      int logins,
      List<String> users,
      Set<Severity> severities,
      List<Exception> exceptions,
      Map<String, Double> weights) {}

  private static final All DEFAULTS =
      new All(
          new Travel(900, true, Severity.HIGH),
          Duration.ofDays(14),
          10,
          List.of("root"),
          Set.of(Severity.LOW),
          List.of(),
          Map.of("new-city", 1.5));

  @Test
  void an_empty_section_is_the_defaults() {
    var configuration = Configuration.parse("detection:\n");

    assertThat(RecordReader.read(configuration.section("detection"), DEFAULTS)).isEqualTo(DEFAULTS);
    assertThat(configuration.problems()).isEmpty();
  }

  @Test
  void fields_are_components_in_snake_case() {
    var configuration =
        Configuration.parse(
            """
            detection:
              travel: {max_speed_kmh: 800, on: false, severity: low}
              learning: 2h
              logins: 3
              users: [admin]
              severities: [high, low]
              exceptions:
                - {user: bob, until: 2026-03-31}
              weights: {new-city: 2, new-device: 0.5}
            """);

    assertThat(RecordReader.read(configuration.section("detection"), DEFAULTS))
        .isEqualTo(
            new All(
                new Travel(800, false, Severity.LOW),
                Duration.ofHours(2),
                3,
                List.of("admin"),
                Set.of(Severity.HIGH, Severity.LOW),
                List.of(new Exception("bob", null, Instant.parse("2026-03-31T00:00:00Z"))),
                Map.of("new-city", 2.0, "new-device", 0.5)));
    assertThat(configuration.problems()).isEmpty();
  }

  @Test
  void what_a_record_refuses_is_a_problem_with_its_field() {
    var configuration =
        Configuration.parse(
            """
            detection:
              travel:
                on: true
                max_speed_kmh: 5
              exceptions:
                - user: bob
                  until: tomorrow
            """);

    assertThat(RecordReader.read(configuration.section("detection"), DEFAULTS)).isEqualTo(DEFAULTS);
    assertThat(configuration.problems().stream().map(Problem::toString))
        .contains(
            "loginwatch.yaml:4: detection.travel.max_speed_kmh: is below 100: 5.0",
            "loginwatch.yaml:7: detection.exceptions[0].until: is not a date such as 2026-03-31 or"
                + " 2026-03-31T12:00:00Z: tomorrow");
  }
}
