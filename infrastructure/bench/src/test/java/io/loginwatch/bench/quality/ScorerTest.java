package io.loginwatch.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.loginwatch.bench.attack.AttackClass;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScorerTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Label.Struck TOR =
      attack("tor-1", AttackClass.TOR, Set.of("anna"), Set.of("192.0.2.66"));

  private final Scorer scorer =
      new Scorer(List.of(new Label.Extent(10, 20), new Label.Somebody("bela", "commuter"), TOR));

  @Test
  void a_page_about_the_attacked_user_during_the_attack_finds_it() {
    Score score = scorer.score(List.of(alert("user:anna", 0, true)));
    assertThat(score.recall()).isEqualTo(1);
    assertThat(score.falsePages()).isEmpty();
    assertThat(score.truePages()).isEqualTo(1);
  }

  @Test
  void a_page_about_the_attacking_address_finds_it_too() {
    assertThat(scorer.score(List.of(alert("source:192.0.2.66", 5, true))).recall()).isEqualTo(1);
  }

  @Test
  void an_alert_that_pages_nobody_finds_nothing_and_disturbs_nobody() {
    Score score = scorer.score(List.of(alert("user:anna", 0, false), alert("user:bela", 0, false)));
    assertThat(score.recall()).isZero();
    assertThat(score.missed()).containsExactly(TOR);
    assertThat(score.falsePages()).isEmpty();
  }

  @Test
  void an_hour_after_the_attack_a_page_still_counts_and_a_minute_later_it_is_false() {
    assertThat(scorer.score(List.of(alert("user:anna", 70, true))).recall()).isEqualTo(1);
    Score late = scorer.score(List.of(alert("user:anna", 71, true)));
    assertThat(late.recall()).isZero();
    assertThat(late.falsePages()).hasSize(1);
  }

  @Test
  void an_alert_that_names_a_login_of_the_attack_counts_whenever_it_comes() {
    var told = new Told("x", "user:anna", "anna", NOON.plusSeconds(90_000), true, List.of("l1"));
    assertThat(scorer.score(List.of(told)).recall()).isEqualTo(1);
  }

  @Test
  void alerts_of_one_subject_29_minutes_apart_are_one_page_and_30_minutes_apart_are_two() {
    assertThat(
            scorer
                .score(List.of(alert("user:bela", 0, true), alert("user:bela", 29, true)))
                .falsePages())
        .hasSize(1);
    assertThat(
            scorer
                .score(List.of(alert("user:bela", 0, true), alert("user:bela", 30, true)))
                .falsePages())
        .hasSize(2);
    assertThat(
            scorer
                .score(List.of(alert("user:bela", 0, true), alert("user:carla", 1, true)))
                .falsePages())
        .hasSize(2);
  }

  @Test
  void false_pages_are_counted_per_thousand_days_of_a_user() {
    Score score = scorer.score(List.of(alert("user:bela", 0, true)));
    assertThat(score.falsePagesPerThousandUserDays()).isCloseTo(5.0, within(1e-9));
    assertThat(score.reachesTheGoal()).isFalse();
  }

  @Test
  void months_together_have_the_attacks_the_pages_and_the_days_of_each() {
    Score found = scorer.score(List.of(alert("user:anna", 0, true)));
    Score missed = scorer.score(List.of(alert("user:bela", 0, true)));
    Score both = Score.together(List.of(found, missed));
    assertThat(both.recall(AttackClass.TOR)).isEqualTo(0.5);
    assertThat(both.missed()).containsExactly(TOR);
    assertThat(both.truePages()).isEqualTo(1);
    assertThat(both.falsePagesPerThousandUserDays()).isCloseTo(2.5, within(1e-9));
    assertThat(Score.together(List.of(found, found)).recall()).isEqualTo(1);
  }

  @Test
  void an_alert_is_read_from_what_replay_prints() throws Exception {
    var json =
        new com.fasterxml.jackson.databind.ObjectMapper()
            .readTree(
                """
                {"rule":"tor","severity":"medium","subject":{"type":"user","id":"anna"},"user":"anna",
                 "time":"2026-03-02T12:00:00.000Z","events":["l1"],"suppressed":[]}\
                """);
    assertThat(Told.of(json))
        .isEqualTo(new Told("tor", "user:anna", "anna", NOON, true, List.of("l1")));
    ((com.fasterxml.jackson.databind.node.ObjectNode) json).putArray("suppressed").add("snoozed");
    assertThat(Told.of(json).pages()).isFalse();
  }

  private static Told alert(String subject, int minute, boolean pages) {
    return new Told("some-rule", subject, null, NOON.plusSeconds(60L * minute), pages, List.of());
  }

  private static Label.Struck attack(
      String id, AttackClass kind, Set<String> users, Set<String> sources) {
    return new Label.Struck(id, kind, users, sources, Set.of("l1"), NOON, NOON.plusSeconds(600));
  }
}
