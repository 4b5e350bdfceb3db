package io.loginwatch.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.login.Network;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProfileCodecTest {
  /** Its id, and the number of the visit. */
  private static final int SESSION_OF_A_VISIT = 4 + 1;

  private static Profile with(int day, @Nullable String session, Profile before) {
    Login login = LoginBuilder.login().days(day).build();
    Visit visit = Visit.of(login, Egress.NONE, Network.Kind.FIXED, before);
    Session used = Session.of(session, visit);
    return new Learning(
            visit,
            139,
            visit.spot(),
            Set.of(),
            used,
            /* interactive= */ true,
            /* login= */ true,
            /* idle= */ Long.MAX_VALUE)
        .into(before);
  }

  private static int size(Profile profile) {
    return ProfileCodec.encode(profile).length;
  }

  @Test
  void a_session_is_read_back_whether_its_visit_is_remembered_or_not() {
    Profile profile = with(0, "s", Profile.EMPTY);
    for (int day = 1; day <= Visits.MOST + 1; day++) {
      Profile back = ProfileCodec.decode(ProfileCodec.encode(profile));

      assertThat(back.sessions()).isEqualTo(profile.sessions()).hasSize(1);
      assertThat(back.visits()).isEqualTo(profile.visits());
      profile = with(day, null, profile);
    }
  }

  @Test
  void a_session_of_a_visit_that_is_remembered_takes_its_id_and_a_number() {
    Profile known = with(0, "s", Profile.EMPTY);

    assertThat(size(with(1, "t", known)) - size(with(1, null, known)))
        .isEqualTo(SESSION_OF_A_VISIT);
    assertThat(size(with(1, "s", known)) - size(with(1, null, known))).isZero();
  }

  @Test
  void a_standing_is_read_back_and_takes_a_byte_where_no_log_said_anything() {
    for (long closed : new long[] {Standing.NEVER, 0, 1_773_000_000_000L}) {
      for (long opened : new long[] {Standing.NEVER, 0, 1_773_000_000_001L}) {
        Profile profile = with(0, null, Profile.EMPTY).standing(new Standing(closed, opened));

        assertThat(ProfileCodec.decode(ProfileCodec.encode(profile)).standing())
            .isEqualTo(new Standing(closed, opened));
      }
    }
    byte[] bytes = ProfileCodec.encode(Profile.EMPTY);
    assertThat(ProfileCodec.decode(bytes).standing()).isSameAs(Standing.OPEN);
    bytes[bytes.length - 1] = 4;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProfileCodec.decode(bytes))
        .withMessage("no standing: 4");
  }
}
