package io.loginwatch.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentIdsTest {

  @Test
  void an_id_is_new_once() {
    var ids = new RecentIds();

    assertThat(ids.add("a")).isTrue();
    assertThat(ids.add("b")).isTrue();
    assertThat(ids.add("a")).isFalse();
  }

  @Test
  void as_many_as_one_generation_holds_are_all_known() {
    var ids = new RecentIds();
    for (int i = 0; i < 2 * RecentIds.MOST; i++) {
      assertThat(ids.add("id" + i)).isTrue();
    }

    for (int i = RecentIds.MOST; i < 2 * RecentIds.MOST; i++) {
      assertThat(ids.add("id" + i)).isFalse();
    }
    assertThat(ids.add("id" + (RecentIds.MOST - 1))).isTrue();
  }
}
