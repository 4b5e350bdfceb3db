package io.loginwatch.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BoxTest {
  private static final Spot ROME = at(418_900, 124_900);

  private static Spot at(int latitude, int longitude) {
    return new Spot("", "", latitude, longitude, -1);
  }

  @Property
  void nothing_in_it_is_further_than_it_says(
      @ForAll @IntRange(min = -900_000, max = 900_000) int latitude,
      @ForAll @IntRange(min = -1_800_000, max = 1_800_000) int longitude,
      @ForAll @IntRange(min = -900_000, max = 900_000) int inLatitude,
      @ForAll @IntRange(min = -1_800_000, max = 1_800_000) int inLongitude) {
    Spot from = at(latitude, longitude);
    Spot in = at(inLatitude, inLongitude);
    Box box = Box.EMPTY.with(ROME).with(in);

    assertThat(box.canExceed(from, Distance.km(from, in))).isTrue();
    assertThat(box.canExceed(from, Distance.km(from, ROME))).isTrue();
  }

  @Test
  void neighbours_are_not_far() {
    Box neighbours = Box.EMPTY.with(at(419_900, 125_900)).with(at(420_900, 123_900));

    assertThat(neighbours.canExceed(ROME, 500)).isFalse();
    assertThat(neighbours.with(at(488_600, 23_500)).canExceed(ROME, 500)).isTrue();
  }

  @Test
  void without_a_place_nothing_is_far() {
    assertThat(Box.EMPTY.with(Spot.NONE).canExceed(ROME, 0)).isFalse();
  }
}
