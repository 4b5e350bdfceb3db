package io.loginwatch.core.digest;

import static io.loginwatch.core.AlertBuilder.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TallyTest {

  @Property(tries = 200)
  void the_figures_of_a_split_window_add_up_to_those_of_the_whole(
      @ForAll @Size(max = 40) List<Integer> seeds, @ForAll Random random) {
    List<Alert> all = seeds.stream().map(TallyTest::some).toList();
    List<Alert> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);
    int cut = all.isEmpty() ? 0 : random.nextInt(all.size() + 1);

    Tally parts =
        Tally.of(shuffled.subList(0, cut)).plus(Tally.of(shuffled.subList(cut, shuffled.size())));

    assertThat(parts).isEqualTo(Tally.of(all));
  }

  @Test
  void suppressed_alerts_count_by_each_of_their_reasons_and_nowhere_else() {
    Tally tally = Tally.of(alert("a").suppressed("learning period", "allow-list").build());

    assertThat(tally.alerts()).isZero();
    assertThat(tally.suppressed()).isEqualTo(1);
    assertThat(tally.byRule()).isEmpty();
    assertThat(tally.byReason()).isEqualTo(Map.of("learning period", 1, "allow-list", 1));
  }

  @Test
  void the_top_keeps_the_totals() {
    Tally tally =
        Tally.of(
            List.of(
                alert("a").of("ann").build(),
                alert("b").of("ann").build(),
                alert("c").of("bob").build()));

    assertThat(tally.top(1).byUser()).isEqualTo(Map.of("ann", 2));
    assertThat(tally.top(1).alerts()).isEqualTo(3);
  }

  private static Alert some(int seed) {
    var random = new Random(seed);
    var builder =
        alert("rule-" + random.nextInt(4))
            .of("user-" + random.nextInt(5))
            .score(random.nextInt(100))
            .severity(Severity.values()[random.nextInt(5)]);
    return random.nextInt(3) == 0 ? builder.suppressed("snoozed").build() : builder.build();
  }
}
