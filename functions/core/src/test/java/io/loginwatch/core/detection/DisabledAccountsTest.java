package io.loginwatch.core.detection;

import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.login.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The log says that an account was disabled, and somebody logs in to it. */
class DisabledAccountsTest {
  private static LoginBuilder disabled() {
    return login().did("account-disabled").at("12:00");
  }

  private static LoginBuilder enabled() {
    return login().did("account-unlocked").at("12:30");
  }

  private static List<Alert> told(MemoryInMaps memory, LoginBuilder login) {
    return MemoryInMaps.told(memory.see(login.build())).stream()
        .filter(alert -> alert.rule().equals("disabled-account"))
        .toList();
  }

  private static MemoryInMaps after(LoginBuilder... events) {
    MemoryInMaps memory = MemoryInMaps.withDefaults();
    memory.see(login().at("09:00").build());
    for (LoginBuilder event : events) {
      memory.see(event.build());
    }
    return memory;
  }

  @Test
  void a_login_after_it_is_told_of() {
    assertThat(told(after(disabled()), login().at("13:00")))
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.severity()).isEqualTo(Severity.HIGH);
          assertThat(alert.summary()).contains("although", "disabled at", "T12:00:00");
        });
  }

  @Test
  void one_before_it_is_not_though_it_arrives_later() {
    assertThat(told(after(disabled()), login().at("11:59"))).isEmpty();
  }

  @Test
  void whoever_was_never_seen_is_remembered_too() {
    MemoryInMaps memory = MemoryInMaps.withDefaults();
    memory.see(disabled().build());

    assertThat(told(memory, login().at("13:00"))).hasSize(1);
  }

  @Test
  void what_failed_disabled_nobody() {
    assertThat(told(after(disabled().outcome(Outcome.FAILURE)), login().at("13:00"))).isEmpty();
  }

  @Test
  void a_failure_is_no_login() {
    assertThat(told(after(disabled()), login().failing().at("13:00"))).isEmpty();
  }

  @Test
  void nobody_elses_account_was_disabled() {
    assertThat(told(after(disabled()), login().of("bob").at("13:00"))).isEmpty();
  }

  @Test
  void who_is_enabled_again_logs_in() {
    assertThat(told(after(disabled(), enabled()), login().at("13:00"))).isEmpty();
  }

  @Test
  void whatever_the_order_of_arrival() {
    assertThat(told(after(enabled(), disabled()), login().at("13:00"))).isEmpty();
    assertThat(told(after(enabled(), disabled()), login().at("12:29"))).hasSize(1);
  }

  @Test
  void to_be_enabled_before_is_no_help() {
    assertThat(told(after(enabled().at("11:30"), disabled()), login().at("13:00"))).hasSize(1);
  }

  @Test
  void it_is_told_of_once_a_day() {
    MemoryInMaps memory = after(disabled());

    assertThat(told(memory, login().at("13:00"))).hasSize(1);
    assertThat(told(memory, login().at("13:00").plus(Duration.ofHours(23)))).isEmpty();
    assertThat(told(memory, login().at("13:00").plus(Duration.ofHours(24)))).hasSize(1);
  }

  @Test
  void for_thirty_days() {
    Duration month = Duration.ofDays(30);

    assertThat(told(after(disabled()), login().at("12:00").plus(month.minusMillis(1)))).hasSize(1);
    assertThat(told(after(disabled()), login().at("12:00").plus(month))).isEmpty();
  }
}
