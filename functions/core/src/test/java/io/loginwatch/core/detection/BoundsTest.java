package io.loginwatch.core.detection;

import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Place;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.profile.ProfileCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BoundsTest {

  @Test
  void an_ordinary_users_profile_takes_at_most_a_kilobyte() {
    var memory = MemoryInMaps.withDefaults();
    var random = new Random(7);
    for (int i = 0; i < 600; i++) {
      memory.see(ordinary(random, i).build());
    }

    assertThat(ProfileCodec.encode(memory.profile("alice")).length).isLessThanOrEqualTo(1024);
  }

  private static LoginBuilder ordinary(Random random, int i) {
    var login =
        login()
            .id(new UUID(random.nextLong(), random.nextLong()).toString())
            .session("s" + i / 3)
            .at("08:00")
            .plus(Duration.ofHours(5L * i).plusMinutes(random.nextInt(200)));
    if (random.nextInt(3) == 0) {
      login
          .with(LoginBuilder.SAFARI_ON_IPHONE)
          .network(64600, "Mobile")
          .ip("198.51.100." + random.nextInt(250));
    }
    return i % 97 == 0
        ? login.from(LoginBuilder.PARIS).network(64700, "Hotel").ip("203.0.113.5")
        : login;
  }

  @Property(tries = 40)
  void whatever_arrives_a_profile_takes_at_most_eight_kilobytes_and_is_read_back_as_it_was(
      @ForAll long seed) {
    var random = new Random(seed);
    var memory = MemoryInMaps.withDefaults();
    for (int i = 0; i < 200; i++) {
      memory.see(hostile(random, i));
    }

    Profile profile = memory.profile("mallory");
    byte[] bytes = ProfileCodec.encode(profile);
    assertThat(bytes.length).isLessThanOrEqualTo(8 * 1024);
    assertThat(ProfileCodec.encode(ProfileCodec.decode(bytes))).isEqualTo(bytes);
    assertThat(ProfileCodec.decode(bytes).visits()).isEqualTo(profile.visits());
  }

  private static Login hostile(Random random, int i) {
    return login()
        .of("mallory")
        .id(text(random, 400) + i)
        .at(Instant.ofEpochSecond(random.nextLong(0, 4_000_000_000L)))
        .ip(
            random.nextBoolean()
                ? random.nextInt(256) + "." + random.nextInt(256) + ".1.1"
                : text(random, 100))
        .from(
            new Place(
                text(random, 90),
                null,
                text(random, 90),
                random.nextDouble(-90, 90),
                random.nextDouble(-180, 180),
                random.nextInt()))
        .with(new Device(text(random, 90), text(random, 90), text(random, 90), text(random, 90)))
        .network(new Network(random.nextLong(1, 1L << 32), text(random, 300), Network.Kind.UNKNOWN))
        .session(text(random, 500))
        .through(Anonymizer.values()[random.nextInt(6)])
        .build();
  }

  private static String text(Random random, int length) {
    var text = new StringBuilder();
    for (int i = random.nextInt(length); i >= 0; i--) {
      text.append(
          (char)
              (random.nextInt(4) == 0 ? 0x4e00 + random.nextInt(5000) : 'a' + random.nextInt(26)));
    }
    return text.toString();
  }

  @Test
  void bytes_that_are_no_profile_are_refused() {
    byte[] good = ProfileCodec.encode(Profile.EMPTY);
    for (byte[] bad :
        List.of(
            new byte[0],
            new byte[] {9},
            java.util.Arrays.copyOf(good, good.length - 1),
            java.util.Arrays.copyOf(good, good.length + 1))) {
      org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
          .isThrownBy(() -> ProfileCodec.decode(bad));
    }
  }

  @Property(tries = 60)
  void a_profile_that_was_stored_judges_to_the_byte_like_one_that_was_not(@ForAll long seed) {
    var kept = MemoryInMaps.withDefaults();
    var stored = MemoryInMaps.withDefaults();
    var random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      Login login = random.nextInt(8) == 0 ? jump(random, i) : ordinary(random, i).build();
      List<Alert> expected = kept.see(login);
      assertThat(stored.see(login)).isEqualTo(expected);
      stored.profiles.replaceAll(
          (user, profile) -> ProfileCodec.decode(ProfileCodec.encode(profile)));
    }
  }

  private static Login jump(Random random, int i) {
    return ordinary(random, i)
        .from(new Place("JP", null, "Osaka", random.nextDouble(33, 36), 135.50123456, 20))
        .network(4713, "NTT")
        .ip("153.1.2." + random.nextInt(9))
        .build();
  }

  @Property(tries = 40)
  void judging_a_file_twice_adds_nothing(@ForAll long seed) {
    var random = new Random(seed);
    List<Login> file = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      file.add(random.nextInt(8) == 0 ? jump(random, i) : ordinary(random, i).build());
    }
    file.sort(java.util.Comparator.comparing(Login::time));
    var memory = MemoryInMaps.withDefaults();
    file.forEach(memory::see);
    Profile once = memory.profile("alice");
    int said = memory.said.size();

    file.forEach(memory::see);

    assertThat(memory.said).hasSize(said);
    assertThat(memory.profile("alice")).isSameAs(once);
  }
}
