package io.loginwatch.core.detection;

import static io.loginwatch.core.LoginBuilder.FIREFOX_ON_WINDOWS;
import static io.loginwatch.core.LoginBuilder.NEW_YORK;
import static io.loginwatch.core.LoginBuilder.ROME;
import static io.loginwatch.core.LoginBuilder.login;
import static io.loginwatch.core.profile.Population.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.login.Device;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LikelihoodTest {
  private final MemoryInMaps memory = MemoryInMaps.withDefaults();

  LikelihoodTest() {
    for (int day = 0; day < 5; day++) {
      memory.see(login().at("09:00").days(day).build());
    }
  }

  private double score(LoginBuilder login) {
    return memory.judge.score(login.at("09:00").days(6).build(), memory.profile("alice"), NOBODY);
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
    assertThat(memory.judge.score(login().from(ROME).build(), null, NOBODY)).isEqualTo(1);
  }

  @Test
  void with_nobody_known_it_is_the_fixed_prior_alone() {
    assertThat(score(login())).isEqualTo(1.0372645622936235E-8);
    assertThat(score(login().ip("198.51.100.1").network(64999, "Other").from(NEW_YORK)))
        .isEqualTo(17.97093394072229);
    assertThat(score(login().with(new Device("Linux", "", "desktop", "Opera"))))
        .isEqualTo(2.1600658689271133E-6);
  }

  /** The same in all but what a number of users come back to, of a hundred. */
  private double among(int back, LoginBuilder strange) {
    var others = MemoryInMaps.withDefaults();
    for (int n = 0; n < 100; n++) {
      for (int day = 1; day <= 2; day++) {
        LoginBuilder login = n < back ? strange : login();
        others.see(login.of("colleague-" + n).at("09:00").days(day).id(n + "-" + day).build());
      }
    }
    return memory.judge.score(
        strange.of("alice").at("09:00").days(6).build(),
        memory.profile("alice"),
        others.population);
  }

  @Property(tries = 30)
  void the_more_come_back_to_something_the_less_suspect_it_is(
      @ForAll @IntRange(min = 0, max = 99) int few,
      @ForAll @IntRange(min = 0, max = 100) int many,
      @ForAll boolean abroad,
      @ForAll boolean onOther) {
    LoginBuilder strange = login().ip("198.51.100.1").network(64999, "Other");
    strange = abroad ? strange.from(NEW_YORK) : strange;
    strange = onOther ? strange.with(new Device("Linux", "", "desktop", "Opera")) : strange;

    assertThat(among(Math.max(few, many), strange))
        .isLessThanOrEqualTo(among(Math.min(few, many), strange));
  }

  @Test
  void what_nobody_has_is_more_suspect_than_with_nobody_known() {
    LoginBuilder strange = login().ip("198.51.100.1").network(64999, "Other").from(NEW_YORK);

    assertThat(among(0, strange)).isGreaterThan(score(strange.of("alice")));
    assertThat(among(50, strange)).isLessThan(score(strange.of("alice")));
  }
}
