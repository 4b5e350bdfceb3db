package io.loginwatch.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
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
  void numbers_are_found_by_what_they_are_and_not_by_their_hash() {
    long other = 1L << 32;
    assertThat(Long.hashCode(other)).isEqualTo(Long.hashCode(1));

    Familiars<Long> one = Familiars.<Long>none().with(1L, 0, false, 4);
    assertThat(one.numbered(other)).isNull();
    assertThat(one.find(other)).isNull();
    Familiars<Long> both = one.with(other, 0, false, 4).with(other, DAY, false, 4);
    assertThat(both.numbered(1).count()).isEqualTo(1);
    assertThat(both.numbered(other).count()).isEqualTo(2);
    assertThat(both.find(1L)).isEqualTo(both.numbered(1));
    assertThat(Familiars.<Long>none().numbered(0)).isNull();
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

  @Test
  void what_is_seen_again_and_again_is_up_to_date_however_it_is_asked_for() {
    Familiars<String> once = Familiars.<String>none().with("b", 0, false, 4).with("a", 0, false, 4);
    Familiars<String> often = once.with("a", DAY, true, 4).with("a", 2 * DAY, false, 4);

    assertThat(often).extracting(Familiar::count).containsExactly(1, 3);
    assertThat(often.most().key()).isEqualTo("a");
    assertThat(often.any(one -> one.count() == 3)).isTrue();
    assertThat(often.with("b", 3 * DAY, false, 4))
        .extracting(Familiar::count)
        .containsExactly(2, 3);
    assertThat(often.with("c", 3 * DAY, false, 4).find("a").last()).isEqualTo(2 * DAY);
    assertThat(once).extracting(Familiar::count).containsExactly(1, 1);
  }

  @Property
  void what_is_seen_most_often_is_known_whatever_came_and_went(
      @ForAll @Size(max = 60) List<@IntRange(max = 6) Integer> keys) {
    Familiars<Integer> all = Familiars.none();
    for (int i = 0; i < keys.size(); i++) {
      all = all.with(keys.get(i), i * DAY / 3, false, 4);

      Familiar<Integer> most = null;
      for (Familiar<Integer> one : all) {
        most = most == null || one.count() > most.count() ? one : most;
      }
      assertThat(all.most()).isSameAs(most);
    }
  }
}
