package io.loginwatch.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StreamPositionTest {
  private static final StreamPosition AT = new StreamPosition("s", "100");

  @Test
  void a_position_covers_itself_and_what_came_before() {
    assertThat(AT.covers(AT)).isTrue();
    assertThat(AT.covers(new StreamPosition("s", "99"))).isTrue();
    assertThat(AT.covers(new StreamPosition("s", "000000099"))).isTrue();
    assertThat(AT.covers(new StreamPosition("s", "101"))).isFalse();
  }

  @Test
  void a_position_covers_nothing_of_another_stream() {
    assertThat(AT.covers(new StreamPosition("t", "99"))).isFalse();
  }

  @Test
  void numbers_longer_than_a_long_are_compared_as_numbers() {
    var late = new StreamPosition("s", "4421584500000000017450439091");

    assertThat(late.covers(new StreamPosition("s", "999999999999999999999999999"))).isTrue();
  }
}
