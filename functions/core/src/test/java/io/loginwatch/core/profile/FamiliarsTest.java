package io.loginwatch.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FamiliarsTest {
  private static final long DAY = 86_400_000L;

  @Test
  void keys_of_one_hash_are_kept_apart() {
    assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());

    Familiars<String> one = Familiars.<String>none().with("Aa", 0, false, 4);
    assertThat(one.find("BB")).isNull();
    Familiars<String> both = one.with("BB", 0, false, 4).with("Aa", 0, false, 4);
    assertThat(both.size()).isEqualTo(2);
    assertThat(both.find("Aa").count()).isEqualTo(2);
    assertThat(both.find("BB").count()).isEqualTo(1);
  }

  @Test
  void full_to_its_room_one_more_takes_the_place_of_what_was_seen_once_and_longest_ago() {
    Familiars<String> full =
        Familiars.<String>none()
            .with("home", 0, false, 3)
            .with("home", DAY, false, 3)
            .with("old", DAY, false, 3)
            .with("new", 2 * DAY, false, 3);
    assertThat(full.size()).isEqualTo(3);

    Familiars<String> more = full.with("more", 3 * DAY, false, 3);
    assertThat(more.size()).isEqualTo(3);
    assertThat(more.find("old")).isNull();
    assertThat(List.of("home", "new", "more"))
        .allSatisfy(key -> assertThat(more.find(key)).isNotNull());
  }
}
