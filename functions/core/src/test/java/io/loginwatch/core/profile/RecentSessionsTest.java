package io.loginwatch.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.login.Device;
import org.junit.jupiter.api.Test;

class RecentSessionsTest {

  private static RecentSessions of(int... ids) {
    RecentSessions sessions = RecentSessions.NONE;
    for (int id : ids) {
      sessions = sessions.with(session(id, id));
    }
    return sessions;
  }

  private static Session session(int id, long time) {
    return new Session(id, time, 0, 0, Spot.NONE, Device.NONE);
  }

  @Test
  void full_one_more_takes_the_place_of_the_one_that_was_used_longest_ago() {
    assertThat(of(1, 2, 3, 4, 5, 6)).extracting(Session::id).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(of(1, 2, 3, 4, 5, 6, 7)).extracting(Session::id).containsExactly(2, 3, 4, 5, 6, 7);
    assertThat(of(1, 2, 3, 4, 5, 6, 7).find(1)).isNull();
    assertThat(of(1, 2, 3, 4, 5, 6).find(1)).isNotNull();
  }

  @Test
  void one_that_goes_on_is_the_latest_and_takes_no_other_place() {
    RecentSessions sessions = of(1, 2, 3, 4).with(session(2, 9));

    assertThat(sessions).extracting(Session::id).containsExactly(1, 3, 4, 2);
    assertThat(sessions.find(2).time()).isEqualTo(9);
  }

  @Test
  void what_arrives_late_does_not_move_a_session_back() {
    RecentSessions sessions = of(1, 2).with(session(1, 0));

    assertThat(sessions.find(1).time()).isEqualTo(1);
    assertThat(of(1, 2).with(session(1, 2)).find(1).time()).isEqualTo(2);
  }
}
