package io.loginwatch.notify.message;

import static io.loginwatch.core.AlertBuilder.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.alert.Subject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdviceTest {
  @ParameterizedTest
  @CsvSource({
    "USER, alice, impossible-travel, Ask alice",
    "TENANT, all, distributed-spraying, See whether any attempt got in",
    "SOURCE, 192.0.2.7, password-spraying, Block the address",
    "LOG_SOURCE, okta, silent-source, Find out why okta sends nothing",
    "LOG_SOURCE, okta, silent-source-over, See whether what okta did not send",
  })
  void each_kind_of_subject_has_its_own(
      Subject.Type type, String id, String rule, String beginning) {
    assertThat(Advice.of(alert(rule).subject(new Subject(type, id)).build())).startsWith(beginning);
  }
}
