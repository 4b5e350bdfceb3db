package io.loginwatch.core.detection;

import static io.loginwatch.core.LoginBuilder.FIREFOX_ON_WINDOWS;
import static io.loginwatch.core.LoginBuilder.NEW_YORK;
import static io.loginwatch.core.LoginBuilder.ROME;
import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.login.Device;
import org.junit.jupiter.api.Test;

class LikelihoodTest {
  private final MemoryInMaps memory = MemoryInMaps.withDefaults();

  LikelihoodTest() {
    for (int day = 0; day < 5; day++) {
      memory.see(login().at("09:00").days(day).build());
    }
  }

  private double score(LoginBuilder login) {
    return memory.judge.score(login.at("09:00").days(6).build(), memory.profile("alice"));
  }

  @Test
  void the_more_is_strange_the_higher_the_score() {
    double same = score(login());
    double otherAddress = score(login().ip("192.0.2.9"));
    double otherNetwork = score(login().ip("198.51.100.1").network(64999, "Other"));
    double otherCountry = score(login().ip("198.51.100.1").network(64999, "Other").from(NEW_YORK));

    assertThat(same).isLessThan(1).isLessThan(otherAddress);
    assertThat(otherAddress).isLessThan(otherNetwork);
    assertThat(otherNetwork).isLessThan(otherCountry);
  }

  @Test
  void a_partial_match_is_never_riskier_than_none() {
    double nothing = score(login().with(new Device("Linux", "", "bot", "curl")));
    double onlyTheKind = score(login().with(new Device("Linux", "", "desktop", "Opera")));
    double systemToo = score(login().with(new Device("Windows", "11", "desktop", "Opera")));
    double all = score(login().with(FIREFOX_ON_WINDOWS));

    assertThat(nothing).isGreaterThanOrEqualTo(onlyTheKind);
    assertThat(onlyTheKind).isGreaterThan(systemToo);
    assertThat(systemToo).isGreaterThan(all);
  }

  @Test
  void of_a_user_nobody_knows_it_says_nothing() {
    assertThat(memory.judge.score(login().from(ROME).build(), null)).isEqualTo(1);
  }
}
