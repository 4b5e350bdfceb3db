package io.loginwatch.core.rule;

import static io.loginwatch.core.LoginBuilder.FIREFOX_ON_WINDOWS;
import static io.loginwatch.core.LoginBuilder.PARIS;
import static io.loginwatch.core.LoginBuilder.ROME;
import static io.loginwatch.core.LoginBuilder.SAFARI_ON_IPHONE;
import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.detection.Judge;
import io.loginwatch.core.detection.Memory;
import io.loginwatch.core.detection.RuleBook;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.login.Place;
import io.loginwatch.core.profile.Line;
import io.loginwatch.core.profile.Population;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.profile.Sample;
import io.loginwatch.core.settings.Settings;
import org.junit.jupiter.api.Test;

/** What is known of a login's user. */
class ProfileFamiliarityTest {

  @Test
  void where_a_log_says_nothing_of_devices_none_of_them_is_strange() {
    assertThat(isKnown(Device.NONE, Device.NONE)).isTrue();
    assertThat(isKnown(FIREFOX_ON_WINDOWS, Device.NONE)).isFalse();
    assertThat(isKnown(Device.NONE, FIREFOX_ON_WINDOWS)).isFalse();
  }

  @Test
  void a_device_is_known_that_the_user_had_before() {
    assertThat(isKnown(FIREFOX_ON_WINDOWS, FIREFOX_ON_WINDOWS)).isTrue();
    assertThat(isKnown(FIREFOX_ON_WINDOWS, SAFARI_ON_IPHONE)).isFalse();
  }

  @Test
  void an_address_is_known_of_which_the_line_is() {
    assertThat(isAddressKnown("192.0.2.1", "192.0.2.1")).isTrue();
    assertThat(isAddressKnown("192.0.2.1", "192.0.2.2")).isFalse();
    assertThat(isAddressKnown("2001:db8:1:2::7", "2001:db8:1:2:a:b:c:d")).isTrue();
    assertThat(isAddressKnown("2001:db8:1:2::7", "2001:db8:1:3:a:b:c:d")).isFalse();
    assertThat(isAddressKnown("192.0.2.1", null)).isFalse();
  }

  private static boolean isAddressKnown(String before, String now) {
    var memory = new Mind();
    new Judge(Settings.defaults(), RuleBook.NONE).judge(login().ip(before).build(), memory);
    return new ProfileFamiliarity().of(login().ip(now).build(), memory).address();
  }

  @Test
  void of_somebody_nobody_has_seen_nothing_is_known() {
    var now = login().with(Device.NONE).build();
    var memory = new Mind();
    assertThat(new ProfileFamiliarity().of(now, memory).device()).isFalse();
    memory.profile = Profile.EMPTY;
    assertThat(new ProfileFamiliarity().of(now, memory).device()).isFalse();
  }

  @Test
  void a_network_is_colleagues_that_three_others_come_back_to_in_its_country() {
    assertThat(isColleagues(3, ROME, 3301)).isTrue();
    assertThat(isColleagues(2, ROME, 3301)).isFalse();
    assertThat(isColleagues(3, PARIS, 3301)).as("in another country").isFalse();
    assertThat(isColleagues(3, ROME, 3302)).as("another network").isFalse();
  }

  /** Whether that network is one of colleagues, where so many come back to one in Italy. */
  private static boolean isColleagues(int others, Place place, long network) {
    var memory = new Mind();
    memory.profile = Profile.EMPTY;
    for (int group = 0; group < others; group++) {
      for (int day = 1; day <= 3; day++) {
        var line = new Line("IT", 3301);
        memory.everyone = memory.everyone.with(new Sample(group, day, true, line, "IT", null));
      }
    }
    Login login = login().of("somebody").from(place).network(network, "Example").build();
    return new ProfileFamiliarity().of(login, memory).colleagues();
  }

  /** Whether the device is known of somebody who logged in with that one. */
  private static boolean isKnown(Device before, Device now) {
    var memory = new Mind();
    new Judge(Settings.defaults(), RuleBook.NONE).judge(login().with(before).build(), memory);
    return new ProfileFamiliarity().of(login().with(now).build(), memory).device();
  }

  /** Of one user, and nothing else. */
  private static final class Mind implements Memory {
    private Profile profile;
    private Population everyone = Population.NOBODY;

    @Override
    public Profile profile(String user) {
      return profile;
    }

    @Override
    public void remember(String user, Profile other) {
      profile = other;
    }

    @Override
    public Population population() {
      return everyone;
    }

    @Override
    public Window window(String name) {
      return null;
    }

    @Override
    public void remember(String name, Window window) {
      // Nobody counts here.
    }
  }
}
