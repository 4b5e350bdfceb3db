package io.loginwatch.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Place;
import io.loginwatch.core.login.Source;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NetworksTest {
  private static final long LAST_SYSTEM = 0xffff_ffffL;

  private static Source source(@Nullable String ip, long asn, @Nullable String organization) {
    var network = new Network(asn, organization, Network.Kind.UNKNOWN);
    return new Source(ip, Place.NONE, network, Set.<Anonymizer>of(), null);
  }

  private static long named(String organization) {
    return Networks.key(source("192.0.2.1", 0, organization));
  }

  private static Profile visited(Source... sources) {
    Profile profile = Profile.EMPTY;
    for (Source source : sources) {
      var visit =
          new Visit(
              "id" + profile.logins(),
              1_000_000L * (profile.logins() + 1),
              source.ip() == null ? "" : source.ip(),
              Spot.NONE,
              Networks.key(source),
              Network.Kind.UNKNOWN,
              Egress.NONE,
              Device.NONE,
              10);
      profile =
          new Learning(visit, 0, Spot.NONE, Set.of(), null, true, true, Long.MAX_VALUE)
              .into(profile);
    }
    return profile;
  }

  @Test
  void numberGoesBeforeNameAndNameBeforeRange() {
    assertThat(Networks.key(source("192.0.2.1", 64_495, "Example Net"))).isEqualTo(64_495);
    assertThat(named("Example Net")).isGreaterThan(LAST_SYSTEM).isLessThan(1L << 33);
    assertThat(Networks.key(source("192.0.2.1", 0, null))).isNegative();
    assertThat(Networks.key(source(null, 0, null))).isZero();
  }

  @Test
  void hostsOfOneLineShareTheFirstHalfOfAnIpv6Address() {
    String address = "2001:db8:1:2:3:4:5:6";
    assertThat(Networks.areOneLine(address, address)).isTrue();
    assertThat(Networks.areOneLine(address, "2001:db8:1:2:ffff:4:5:6")).isTrue();
    assertThat(Networks.areOneLine(address, "2001:db8:1:2::1")).isTrue();
    assertThat(Networks.areOneLine("2001:db8:1:2::1", address)).isTrue();
    assertThat(Networks.areOneLine("2001:db8::1", "2001:db8::a:b:c:d")).isTrue();
    assertThat(Networks.areOneLine(address, "2001:db8:1:20:3:4:5:6")).isFalse();
    assertThat(Networks.areOneLine("2001:db8:1:20:3:4:5:6", address)).isFalse();
    assertThat(Networks.areOneLine(address, "2001:db8:1::3:4:5:6")).isFalse();
  }

  @Test
  void anIpv4AddressIsALine() {
    assertThat(Networks.areOneLine("192.0.2.1", "192.0.2.1")).isTrue();
    assertThat(Networks.areOneLine("192.0.2.1", "192.0.2.10")).isFalse();
    assertThat(Networks.areOneLine("192.0.2.1", "192.0.2.2")).isFalse();
    assertThat(Networks.areOneLine("192.0.2.1", "")).isFalse();
    assertThat(Networks.areOneLine("", "192.0.2.1")).isFalse();
    assertThat(Networks.areOneLine("", "")).as("nothing known of either").isFalse();
  }

  @Test
  void aLineHasOneNumberWhicheverOfItsAddressesItHas() {
    long line = Networks.line("2001:db8:1:2:3:4:5:6");
    assertThat(line).isEqualTo(Networks.line("2001:db8:1:2::1")).isBetween(0L, 1L << 32);
    assertThat(line).isNotEqualTo(Networks.line("2001:db8:1:20:3:4:5:6"));
    assertThat(Networks.line("192.0.2.1"))
        .isEqualTo(Networks.line("192.0.2.1"))
        .isNotEqualTo(Networks.line("192.0.2.10"))
        .isNotEqualTo(Networks.line("192.0.2.2"));
  }

  @Test
  void reservedNumberNamesNobodyWhereThereIsName() {
    for (long asn : new long[] {64_496, 65_551, 4_200_000_000L, LAST_SYSTEM}) {
      assertThat(Networks.key(source("192.0.2.1", asn, "Example Net")))
          .as("AS%d", asn)
          .isEqualTo(named("Example Net"));
      assertThat(Networks.label(source("192.0.2.1", asn, "Example Net"))).isEqualTo("Example Net");
      assertThat(Networks.key(source("192.0.2.1", asn, "unknown"))).isEqualTo(asn);
      assertThat(Networks.label(source("192.0.2.1", asn, "unknown"))).isEqualTo("AS" + asn);
    }
    for (long asn : new long[] {64_495, 65_552, 4_199_999_999L}) {
      assertThat(Networks.key(source("192.0.2.1", asn, "Example Net"))).isEqualTo(asn);
    }
  }

  @Test
  void nameIsTheNetworkWhateverTheAddress() {
    assertThat(Networks.key(source("198.51.100.7", 0, "Example Net")))
        .isEqualTo(named("Example Net"));
    assertThat(Networks.key(source(null, 0, "Example Net"))).isEqualTo(named("Example Net"));
    assertThat(named("Example Nets")).isNotEqualTo(named("Example Net"));
  }

  @Test
  void spellingOfNameDoesNotMatter() {
    assertThat(named("  EXAMPLE  net, LTD. ")).isEqualTo(named("Example Net Ltd"));
  }

  @Test
  void namesThatNameNobodyAreNone() {
    long range = Networks.key(source("192.0.2.1", 0, null));
    for (String name : new String[] {"", " ", "-", "Unknown", "(unknown)", "N/A", "null", "NONE"}) {
      assertThat(named(name)).as(name).isEqualTo(range);
    }
    assertThat(named("Unknown Worlds")).isPositive();
  }

  @Test
  void lineWithoutNumberIsOnTheNetworkThatItsRangeWasOnLately() {
    Profile profile = visited(source("192.0.2.1", 64_495, "Example Net"));
    assertThat(Networks.key(source("192.0.2.9", 0, "Example Net"), profile)).isEqualTo(64_495);
    assertThat(Networks.key(source("192.0.2.9", 0, null), profile)).isEqualTo(64_495);
    assertThat(Networks.key(source("192.0.3.9", 0, "Example Net"), profile))
        .isEqualTo(named("Example Net"));
    assertThat(Networks.key(source("192.0.3.9", 0, null), profile)).isNegative();
    assertThat(Networks.key(source("192.0.2.9", 64_494, null), profile)).isEqualTo(64_494);
    assertThat(Networks.key(source("192.0.2.9", 64_496, "Example Net"), profile))
        .isEqualTo(named("Example Net"));
  }

  @Test
  void lineWithoutNameIsOnTheNamedNetworkThatItsRangeWasOnLately() {
    Profile profile = visited(source("192.0.2.1", 0, "Example Net"));
    assertThat(Networks.key(source("192.0.2.9", 0, null), profile)).isEqualTo(named("Example Net"));
    assertThat(Networks.key(source("192.0.2.9", 0, "Another Net"), profile))
        .isEqualTo(named("Another Net"));
  }

  @Test
  void networkThatIsKnownByItsNameStaysIt() {
    Profile profile =
        visited(source("192.0.2.1", 64_495, "Example Net"), source("192.0.3.1", 0, "Example Net"));
    assertThat(Networks.key(source("192.0.2.9", 0, "Example Net"), profile))
        .isEqualTo(named("Example Net"));
  }

  @Test
  void labelIsWhatPeopleCallIt() {
    assertThat(Networks.label(source("192.0.2.1", 64_495, "Example Net"))).isEqualTo("AS64495");
    assertThat(Networks.label(source("192.0.2.1", 0, "Example Net"))).isEqualTo("Example Net");
    assertThat(Networks.label(source("192.0.2.1", 0, "unknown"))).isEqualTo("192.0.2.0/24");
    assertThat(Networks.label(source("2001:db8:1:2::3", 0, null))).isEqualTo("2001:db8:1::/48");
    assertThat(Networks.label(source(null, 0, null))).isNull();
  }
}
