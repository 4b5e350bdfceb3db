package io.loginwatch.core.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RememberedTest {
  private final List<String> read = new ArrayList<>();
  private final Remembered<Integer> lengths = new Remembered<>(6, this::length);

  private int length(String text) {
    read.add(text);
    return text.length();
  }

  @Test
  void two_texts_of_one_place_are_both_remembered() {
    assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());

    for (int i = 0; i < 3; i++) {
      assertThat(lengths.of("Aa")).isEqualTo(2);
      assertThat(lengths.of("BB")).isEqualTo(2);
    }

    assertThat(read).containsExactly("Aa", "BB");
  }

  @Test
  void two_texts_with_neighbouring_places_are_both_remembered() {
    assertThat("b".hashCode() ^ 1).isEqualTo("c".hashCode());

    for (int i = 0; i < 3; i++) {
      lengths.of("b");
      lengths.of("c");
    }

    assertThat(read).containsExactly("b", "c");
  }

  @Test
  void a_third_of_the_same_place_takes_that_of_the_first() {
    for (String text : List.of("AaAa", "AaBB", "BBAa", "AaBB", "AaAa")) {
      assertThat(lengths.of(text)).isEqualTo(4);
    }

    assertThat(read).containsExactly("AaAa", "AaBB", "BBAa", "AaAa");
  }

  @Test
  void a_text_of_the_longest_length_is_remembered_and_a_longer_one_is_read_each_time() {
    for (String text : List.of("sixsix", "sixsix", "sevenve", "sevenve")) {
      lengths.of(text);
    }

    assertThat(read).containsExactly("sixsix", "sevenve", "sevenve");
  }
}
