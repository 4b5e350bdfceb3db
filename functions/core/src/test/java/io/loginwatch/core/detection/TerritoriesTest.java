package io.loginwatch.core.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.profile.Spot;
import org.junit.jupiter.api.Test;

/** Where countries are. */
class TerritoriesTest {
  private static final Spot ROME = new Spot("IT", "Rome", 419_028, 124_964, 20);
  private static final Territories TERRITORIES = Territories.shipped();

  @Test
  void an_ocean_lies_between_any_two_of_their_places() {
    assertThat(TERRITORIES.kmAtLeast(ROME, 20, "JP")).isBetween(8_000.0, 9_200.0);
    assertThat(TERRITORIES.kmAtLeast("IT", "JP")).isBetween(7_000.0, 8_500.0);
    assertThat(TERRITORIES.kmAtLeast("JP", "IT"))
        .isCloseTo(TERRITORIES.kmAtLeast("IT", "JP"), org.assertj.core.data.Offset.offset(1.0));
  }

  @Test
  void neighbours_touch_and_a_place_is_in_its_country() {
    assertThat(TERRITORIES.kmAtLeast("IT", "CH")).isZero();
    assertThat(TERRITORIES.kmAtLeast("US", "CA")).isZero();
    assertThat(TERRITORIES.kmAtLeast(ROME, 20, "IT")).isZero();
  }

  @Test
  void the_nearest_part_of_a_country_counts() {
    var honolulu = new Spot("US", "Honolulu", 213_100, -1_578_600, 20);
    assertThat(TERRITORIES.kmAtLeast(honolulu, 20, "US")).isZero();
  }

  @Test
  void to_nowhere_it_is_not_far() {
    assertThat(TERRITORIES.kmAtLeast("IT", "XX")).isZero();
    assertThat(TERRITORIES.kmAtLeast("XX", "JP")).isZero();
    assertThat(TERRITORIES.kmAtLeast(ROME, 20, "")).isZero();
  }
}
