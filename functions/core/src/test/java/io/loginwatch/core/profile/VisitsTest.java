package io.loginwatch.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Network;
import java.util.List;
import org.junit.jupiter.api.Test;

class VisitsTest {

  @Test
  void short_ids_are_kept_up_to_the_number_and_one_more_drops_the_oldest() {
    Visits full = visits(Visits.MOST, 8);
    assertThat(full).hasSize(Visits.MOST);
    Visits more = full.with(visit(Visits.MOST, 8));
    assertThat(more).hasSize(Visits.MOST);
    assertThat(more.getFirst().time()).isEqualTo(1);
  }

  @Test
  void long_ids_are_kept_up_to_the_bytes_and_one_more_byte_drops_the_oldest() {
    // Eight of 70 bytes with what each costs are exactly as many as may be.
    assertThat(visits(8, 58)).hasSize(8);
    assertThat(visits(7, 58).with(visit(7, 59))).hasSize(7);
  }

  @Test
  void the_fewest_are_kept_whatever_they_take() {
    assertThat(visits(Visits.FEWEST, 96)).hasSize(Visits.FEWEST);
    assertThat(visits(Visits.FEWEST + 1, 96)).hasSize(Visits.FEWEST);
  }

  @Test
  void a_late_one_takes_its_place_in_time_and_one_older_than_all_is_the_first_to_go() {
    Visits two = visits(1, 8).with(visit(5, 8));
    assertThat(two.with(visit(3, 8))).extracting(Visit::time).containsExactly(0L, 3L, 5L);
    Visits full = visits(Visits.MOST, 8);
    assertThat(full.with(visit(-1, 8))).isEqualTo(full);
  }

  @Test
  void what_was_stored_goes_on_as_if_it_had_not_been() {
    Visits before = visits(7, 58);
    assertThat(Visits.of(List.copyOf(before)).with(visit(7, 59)))
        .isEqualTo(before.with(visit(7, 59)));
  }

  @Test
  void a_place_that_was_left_is_forgotten_after_as_many_more() {
    Spot rome = new Spot("IT", "Rome", 418_900, 124_900, 20);
    Spot paris = new Spot("FR", "Paris", 488_600, 23_500, 20);
    Visits visits = Visits.NONE.with(visit(0, rome));
    for (int i = 1; i <= Visits.MOST; i++) {
      assertThat(visits.canExceed(paris, 1_000)).isTrue();
      visits = visits.with(visit(i, paris));
    }
    assertThat(visits).extracting(Visit::spot).containsOnly(paris);
    visits = visits.with(visit(Visits.MOST + 1, paris));
    assertThat(visits.canExceed(paris, 1_000)).isFalse();
    assertThat(visits.canExceed(rome, 1_000)).isTrue();
  }

  @Test
  void they_reach_back_to_the_earliest_of_them() {
    assertThat(Visits.NONE.latest()).isEqualTo(Long.MIN_VALUE);
    assertThat(Visits.NONE.reach(Long.MAX_VALUE)).isFalse();
    Visits three = Visits.NONE.with(visit(1, 8)).with(visit(5, 8)).with(visit(3, 8));
    assertThat(three.latest()).isEqualTo(5);
    assertThat(three.reach(6)).isTrue();
    assertThat(three.reach(1)).isTrue();
    assertThat(three.reach(0)).isFalse();
  }

  private static Visit visit(long time, Spot spot) {
    return new Visit(
        "id" + time, time, "", spot, 0, Network.Kind.UNKNOWN, Egress.NONE, Device.NONE, 8);
  }

  private static Visits visits(int number, int cost) {
    Visits visits = Visits.NONE;
    for (int i = 0; i < number; i++) {
      visits = visits.with(visit(i, cost));
    }
    return visits;
  }

  private static Visit visit(long time, int cost) {
    return new Visit(
        "id" + time, time, "", Spot.NONE, 0, Network.Kind.UNKNOWN, Egress.NONE, Device.NONE, cost);
  }
}
