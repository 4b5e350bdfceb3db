package io.loginwatch.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a text says of a second factor, however often and after whatever else it is asked. */
class FactorWordsTest {
  private static boolean says(String text, int what) {
    return (FactorWords.of(text) & what) != 0;
  }

  @ParameterizedTest
  @CsvSource({
    "mfa push denied, true, true, false",
    "MfaPushDenied, true, true, false",
    "mfa push approved, true, false, false",
    "mfa push sent, true, false, true",
    "mfa push sent and approved, true, false, false",
    "mfa, false, false, false",
    "mfa denied and reset, false, false, false",
    "door push-button denied by us, true, true, false",
    "password denied, false, false, false"
  })
  void a_step_is_named_by_a_factor_and_what_became_of_it(
      String text, boolean step, boolean turnedDown, boolean open) {
    assertThat(says(text, FactorWords.STEP)).isEqualTo(step);
    assertThat(says(text, FactorWords.TURNED_DOWN)).isEqualTo(turnedDown);
    assertThat(says(text, FactorWords.OPEN)).isEqualTo(open);
  }

  @Test
  void more_texts_than_are_remembered_change_no_answer() {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 5_000; i++) {
        assertThat(says("mfa denied to " + i, FactorWords.DENIED)).isTrue();
        assertThat(says("password denied to " + i, FactorWords.DENIED)).isFalse();
      }
    }
  }

  @Test
  void two_texts_of_one_hash_are_told_apart() {
    // 31 * 'm' + 'f' is 31 * 'n' + 'G'.
    assertThat("mfa denied".hashCode()).isEqualTo("nGa denied".hashCode());

    for (int round = 0; round < 2; round++) {
      assertThat(says("mfa denied", FactorWords.DENIED)).isTrue();
      assertThat(says("nGa denied", FactorWords.DENIED)).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({"80", "81"})
  void what_is_too_long_to_be_remembered_is_read_all_the_same(int length) {
    String text = "mfa denied " + "x".repeat(length - 11);

    for (int round = 0; round < 2; round++) {
      assertThat(says(text, FactorWords.DENIED)).isTrue();
    }
  }
}
