package io.loginwatch.notify.message;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ClipTest {

  @Test
  void at_the_limit_nothing_is_cut_and_one_past_it_the_cut_shows() {
    assertThat(Clip.chars("12345", 5)).isEqualTo("12345");
    assertThat(Clip.chars("123456", 5)).isEqualTo("1234…");
    assertThat(Clip.bytes("12345", 5)).isEqualTo("12345");
    assertThat(Clip.bytes("123456", 5)).isEqualTo("12…");
  }

  @Test
  void a_character_is_kept_whole_or_not_at_all() {
    assertThat(Clip.chars("ab😀cd", 4)).isEqualTo("ab…");
    assertThat(Clip.bytes("ab😀cd", 7)).isEqualTo("ab…");
    assertThat(Clip.bytes("ab😀cdefg", 9)).isEqualTo("ab😀…");
  }

  @Test
  void lines_are_cut_between_lines() {
    assertThat(Clip.lines("<b>one</b>\n<b>two</b>\n<b>three</b>", 30))
        .isEqualTo("<b>one</b>\n<b>two</b>\n…");
    assertThat(Clip.lines("one line that is too long", 10)).isEqualTo("one line…");
  }

  @Property
  void no_cut_is_ever_longer_than_its_limit_or_breaks_a_character(
      @ForAll @StringLength(max = 60) String text, @ForAll @IntRange(min = 3, max = 70) int limit) {
    assertThat(Clip.chars(text, limit)).hasSizeLessThanOrEqualTo(limit);
    assertThat(Clip.lines(text, limit).length()).isLessThanOrEqualTo(limit);
    assertThat(Clip.size(Clip.bytes(text, limit))).isLessThanOrEqualTo(limit);
  }
}
