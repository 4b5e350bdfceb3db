package io.loginwatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loginwatch.core.settings.Suppression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write about users, networks and countries, and what of it cannot be meant. */
class DetectionSectionTest {
  private static Configuration read(String yaml) {
    var configuration = Configuration.parse(yaml);
    configuration.settings();
    return configuration;
  }

  @Test
  void all_that_is_wrong_is_told_at_once_with_field_and_line() {
    var configuration =
        read(
            """
            detection:
              accounts: {watched: ["^ceo("], service: [" "]}
              forbidden:
                countries: [Atlantis, NO]
                networks: [192.0.2.0/33, 192.0.2.0/32]
              suppression:
                users: [ann, "^[a-", "*"]
                networks: ["", 2001:db8::/129, AS64500]
                countries: [Mordor, Viet Nam]
                country_pairs: [FR/IT, FR-IT, FR/Utopia]
                exceptions:
                  - {name: trip, until: 2026-03-04, networks: [192.0.2.256]}
            """);

    assertThat(configuration.problems())
        .extracting(Problem::line, Problem::field)
        .containsExactlyInAnyOrder(
            tuple(2, "detection.accounts.watched"),
            tuple(2, "detection.accounts.service"),
            tuple(4, "detection.forbidden.countries"),
            tuple(5, "detection.forbidden.networks"),
            tuple(7, "detection.suppression.users"),
            tuple(8, "detection.suppression.networks"),
            tuple(8, "detection.suppression.networks"),
            tuple(9, "detection.suppression.countries"),
            tuple(10, "detection.suppression.country_pairs"),
            tuple(10, "detection.suppression.country_pairs"),
            tuple(12, "detection.suppression.exceptions[0].networks"));
    assertThat(configuration.settings().suppression()).isEqualTo(Suppression.defaults());
  }

  /** Each would take in more than somebody who writes it means. */
  @ParameterizedTest
  @ValueSource(strings = {"*", "192.0.2.*", "192.0.2", "0300.0.2.1", "192.0.2.1-9", "/8"})
  void a_network_is_written_in_full(String network) {
    assertThat(read("detection: {suppression: {networks: [\"" + network + "\"]}}").problems())
        .extracting(Problem::field)
        .containsExactly("detection.suppression.networks");
  }

  @Test
  void an_exception_says_what_it_is_about_or_when_it_ends() {
    String exceptions = "detection: {suppression: {exceptions: [{name: move%s}]}}";

    assertThat(read(exceptions.formatted("")).problems())
        .extracting(Problem::field)
        .containsExactly("detection.suppression.exceptions[0].until");
    assertThat(read(exceptions.formatted(", until: 2026-03-04")).problems()).isEmpty();
    assertThat(read(exceptions.formatted(", rules: [new-city]")).problems()).isEmpty();
  }
}
