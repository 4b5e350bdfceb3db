package io.loginwatch.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockfaceTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 7, 8, 15, 16, 23})
  void each_hour_is_counted_by_itself(int hour) {
    Clockface twice = Clockface.EMPTY.with(hour).with(hour);

    assertThat(counts(twice)).isEqualTo(one(hour, 2));
    assertThat(twice.total()).isEqualTo(2);
    assertThat(twice.peak()).isEqualTo(hour);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 8, 15, 16, 23})
  void a_full_hour_halves_all_and_the_login_before_does_not(int hour) {
    int other = (hour + 1) % 24;
    int[] all = one(hour, 248);
    all[other] = 7;

    Clockface nearly = Clockface.of(all).with(hour);
    assertThat(nearly.count(hour)).isEqualTo(249);
    assertThat(nearly.count(other)).isEqualTo(7);
    assertThat(nearly.total()).isEqualTo(256);

    Clockface halved = nearly.with(hour);
    assertThat(halved.count(hour)).isEqualTo(125);
    assertThat(halved.count(other)).isEqualTo(3);
    assertThat(halved.total()).isEqualTo(128);
  }

  @Test
  void what_is_read_back_is_within_its_bounds() {
    int[] all = one(3, 1_000);
    all[4] = -1;
    Clockface read = Clockface.of(all);
    assertThat(read.count(3)).isEqualTo(250);
    assertThat(read.count(4)).isZero();
    assertThat(read.total()).isEqualTo(250);
  }

  @Test
  void midnight_is_next_to_eleven_at_night() {
    Clockface late = Clockface.EMPTY.with(23);
    assertThat(late.share(23)).isEqualTo(1);
    assertThat(late.share(0)).isEqualTo(0.75);
    assertThat(late.share(1)).isEqualTo(0.25);
    assertThat(late.share(2)).isZero();
  }

  private static int[] one(int hour, int count) {
    int[] counts = new int[24];
    counts[hour] = count;
    return counts;
  }

  private static int[] counts(Clockface face) {
    return IntStream.range(0, 24).map(face::count).toArray();
  }
}
