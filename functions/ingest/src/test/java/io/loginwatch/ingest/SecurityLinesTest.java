package io.loginwatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.login.Login;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines as an application writes them, and no more than that. */
class SecurityLinesTest {

  @ParameterizedTest
  @CsvSource({
    "auth.login.account_locked, account-locked",
    "auth.login.account_blocked, account-blocked",
    "auth.totp.replay, totp-replay",
    "auth.totp.disabled, totp-disabled",
    "users.role.changed, role-changed",
    "users.access.revoked, access-revoked"
  })
  void an_event_of_an_account_that_is_not_named_is_heard_of(String event, String action) {
    Login login = Take.login("[SECURITY] " + event + " shift=night");

    assertThat(login.action()).isEqualTo(action);
    assertThat(login.user()).isEqualTo("unknown");
    assertThat(Take.login("[SECURITY] " + event + " email=ada@example.com").user())
        .isEqualTo("ada@example.com");
  }

  @Test
  void without_a_time_it_happened_in_the_minute_of_its_arrival() {
    String line = "[SECURITY] auth.totp.disabled user_id=7";

    assertThat(Take.login(line).time()).isEqualTo(Take.NOW.truncatedTo(ChronoUnit.MINUTES));
    assertThat(Take.login("2026-03-02 10:15:30 " + line).time()).isEqualTo("2026-03-02T10:15:30Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "level":"WARNING"              |                  | true
          "level":"error"                |                  | true
          "level":"DEBUG"                |                  | false
          "levelname":"INFO"             |                  | false
          "log.level":"debug"            |                  | false
          "log":{"level":"info"}         |                  | false
          "host":"h"                     |                  | true
          "level":"INFO"                 | WARNING mooring: | true
          "level":"WARNING"              | DEBUG mooring:   | false
          """)
  void a_shippers_level_counts_where_the_line_has_none(String shipper, String head, boolean heard) {
    String line = (head == null ? "" : head + " ") + "[SECURITY] auth.totp.disabled user_id=7";

    assertThat(Take.of("{" + shipper + ",\"message\":\"" + line + "\"}"))
        .singleElement()
        .isInstanceOf(heard ? Receipt.Accepted.class : Receipt.Rejected.class);
  }

  @Test
  void a_failed_login_of_nobody_says_nothing() {
    assertThat(Take.of("[SECURITY] auth.credentials.failed shift=night"))
        .singleElement()
        .isInstanceOfSatisfying(
            Receipt.Rejected.class, no -> assertThat(no.field()).isEqualTo("email"));
  }
}
