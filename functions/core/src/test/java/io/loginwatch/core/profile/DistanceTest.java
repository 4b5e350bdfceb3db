package io.loginwatch.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DistanceTest {

  private static Spot at(int latitude, int longitude) {
    return new Spot("", "", latitude, longitude, -1);
  }

  @Property
  void what_is_further_apart_is_never_turned_away_unmeasured(
      @ForAll @IntRange(min = -900_000, max = 900_000) int latitude,
      @ForAll @IntRange(min = -1_800_000, max = 1_800_000) int longitude,
      @ForAll @IntRange(min = -900_000, max = 900_000) int otherLatitude,
      @ForAll @IntRange(min = -1_800_000, max = 1_800_000) int otherLongitude,
      @ForAll @DoubleRange(min = 0, max = 0.99) double share) {
    Spot one = at(latitude, longitude);
    Spot other = at(otherLatitude, otherLongitude);

    assertThat(Distance.canExceed(one, other, Distance.km(one, other) * share)).isTrue();
  }

  @Property
  void what_is_nearer_is_never_believed_unmeasured_to_be_further(
      @ForAll @IntRange(min = -900_000, max = 900_000) int latitude,
      @ForAll @IntRange(min = -1_800_000, max = 1_800_000) int longitude,
      @ForAll @IntRange(min = -900_000, max = 900_000) int otherLatitude,
      @ForAll @IntRange(min = -1_800_000, max = 1_800_000) int otherLongitude,
      @ForAll @DoubleRange(min = 0, max = 0.03) double more) {
    Spot one = at(latitude, longitude);
    Spot other = at(otherLatitude, otherLongitude);
    double km = Distance.km(one, other);

    assertThat(Distance.mustExceed(one, other, km * (1 + more))).isFalse();
  }

  @Test
  void one_place_that_has_two_names_in_degrees_is_not_further_than_itself() {
    assertThat(Distance.mustExceed(at(0, 1_800_000), at(0, -1_800_000), 0)).isFalse();
    assertThat(Distance.mustExceed(at(900_000, 0), at(900_000, 900_000), 0)).isFalse();
    assertThat(Distance.mustExceed(at(-900_000, 0), at(-900_000, 900_000), 0)).isFalse();
    assertThat(Distance.mustExceed(at(899_999, 0), at(899_999, 900_000), 0)).isTrue();
  }

  @Property
  void what_is_a_little_further_is_believed_unmeasured(
      @ForAll @IntRange(min = -900_000, max = 900_000) int latitude,
      @ForAll @IntRange(min = -1_000_000, max = 0) int longitude,
      @ForAll @IntRange(min = 10_000, max = 900_000) int east) {
    Spot one = at(latitude, longitude);
    Spot other = at(latitude / 2, longitude + east);

    assertThat(Distance.mustExceed(one, other, Distance.km(one, other) * 0.97)).isTrue();
  }

  @Property
  void no_two_places_are_further_apart_than_half_a_meridian(
      @ForAll @IntRange(min = -900_000, max = 900_000) int latitude,
      @ForAll @IntRange(min = -1_800_000, max = 0) int longitude) {
    Spot one = at(latitude, longitude);

    assertThat(Distance.km(one, at(-latitude, longitude + 1_800_000))).isLessThan(20_004);
  }

  @Test
  void a_place_is_the_same_however_its_name_is_written() {
    Spot rome = new Spot("IT", "Rome", 418_900, 124_900, -1);

    assertThat(Distance.samePlace(rome, new Spot("IT", "ROME", 419_100, 125_100, -1))).isTrue();
    assertThat(Distance.samePlace(rome, new Spot("IT", "Roma", 418_900, 124_900, -1))).isTrue();
    assertThat(Distance.samePlace(rome, new Spot("IT", "Roma", 418_901, 124_900, -1))).isFalse();
    assertThat(Distance.samePlace(rome, new Spot("US", "Rome", 342_500, -851_600, -1))).isFalse();
  }

  @Test
  void neighbours_are_turned_away_unmeasured() {
    Spot rome = at(418_900, 124_900);

    assertThat(Distance.canExceed(rome, at(419_900, 125_900), 500)).isFalse();
  }

  @Test
  void neighbours_across_the_date_line_are_turned_away_unmeasured() {
    assertThat(Distance.canExceed(at(0, 1_799_000), at(0, -1_799_000), 500)).isFalse();
  }
}
