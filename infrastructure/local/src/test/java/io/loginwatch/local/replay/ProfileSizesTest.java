package io.loginwatch.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProfileSizesTest {

  @Test
  void half_stay_within_the_median_and_99_in_100_within_the_99th_percentile() {
    var sizes = ProfileSizes.of(IntStream.rangeClosed(1, 100).toArray());

    assertThat(sizes).isEqualTo(new ProfileSizes(100, 51, 100, 100));
    assertThat(ProfileSizes.of(new int[] {7})).isEqualTo(new ProfileSizes(1, 7, 7, 7));
  }

  @Test
  void without_profiles_there_are_no_sizes() {
    assertThat(ProfileSizes.of(new int[0])).isEqualTo(new ProfileSizes(0, 0, 0, 0));
  }
}
