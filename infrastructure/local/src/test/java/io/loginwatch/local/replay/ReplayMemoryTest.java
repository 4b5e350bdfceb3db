package io.loginwatch.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.profile.Decaying;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.settings.RiskLevel;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayMemoryTest {
  private static final int MORE_THAN_ARE_WARM = 17_000;

  private final ReplayMemory memory = new ReplayMemory();

  @Test
  void users_whose_names_have_one_hash_are_kept_apart() {
    assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
    for (int round = 0; round < 3; round++) {
      memory.expect(List.of(login("Aa"), login("BB"), login("Aa")));
      assertThat(risk("Aa")).isEqualTo(2 * round);
      memory.remember("Aa", profile(2 * round + 1));
      assertThat(risk("BB")).isEqualTo(100 * round);
      memory.remember("BB", profile(100 * round + 100));
      assertThat(risk("Aa")).isEqualTo(2 * round + 1);
      memory.remember("Aa", profile(2 * round + 2));
    }
    assertThat(memory.users()).isEqualTo(2);
  }

  @Test
  void more_users_than_are_kept_warm_are_all_remembered() {
    for (int turn = 0; turn < 3; turn++) {
      for (int i = 0; i < MORE_THAN_ARE_WARM; i++) {
        String user = "user" + i;
        memory.expect(List.of(login(user)));
        assertThat(risk(user)).isEqualTo(turn * (i + 1.0));
        see(user, (turn + 1) * (i + 1.0));
      }
    }
    assertThat(memory.users()).isEqualTo(MORE_THAN_ARE_WARM);
  }

  @Test
  void whoever_was_put_away_and_came_again_is_not_lost_to_a_namesake() {
    see("Aa", 1);
    for (int i = 0; i < MORE_THAN_ARE_WARM; i++) {
      see("user" + i, 3);
    }
    see("Aa", 2);
    see("BB", 4);
    memory.expect(List.of(login("Aa"), login("BB")));
    assertThat(risk("Aa")).isEqualTo(2);
    assertThat(risk("BB")).isEqualTo(4);
  }

  private void see(String user, double risk) {
    memory.expect(List.of(login(user)));
    memory.remember(user, profile(risk));
  }

  private double risk(String user) {
    Profile profile = memory.profile(user);
    return profile == null ? 0 : profile.risk().value();
  }

  private static Profile profile(double risk) {
    Profile empty = Profile.EMPTY;
    return empty.with(new Decaying(risk, 1), RiskLevel.NONE, Decaying.ZERO, List.of());
  }

  private static Login login(String user) {
    return LoginBuilder.login().of(user).build();
  }
}
