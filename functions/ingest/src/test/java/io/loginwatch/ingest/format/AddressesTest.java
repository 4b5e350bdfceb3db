package io.loginwatch.ingest.format;

import static org.assertj.core.api.Assertions.assertThat;

import inet.ipaddr.IPAddressString;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {
  @Test
  void whatever_is_taken_as_canonical_at_a_glance_is_canonical() {
    Random random = new Random(5_952);
    String[] groups = {"0", "1", "a0", "00", "0a", "fe80", "ffff", "10000", "A", "", "g"};
    for (int i = 0; i < 20_000; i++) {
      int many = random.nextInt(20) == 0 ? 7 + random.nextInt(3) : 8;
      int odd = random.nextInt(4) == 0 ? groups.length : 7;
      String text =
          IntStream.range(0, many)
              .mapToObj(at ->
                  random.nextInt(3) > 0
                      ? Integer.toHexString(1 + random.nextInt(0xffff))
                      : groups[random.nextInt(odd)])
              .collect(Collectors.joining(":"));
      var address = new IPAddressString(text).getAddress();
      assertThat(Addresses.canonical(text))
          .as(text)
          .isEqualTo(address == null ? null : address.toCanonicalString());
    }
  }

  @Test
  void whatever_is_taken_as_canonical_at_a_glance_is_so_with_zeros_left_out() {
    Random random = new Random(4_291);
    String[] groups = {"0", "1", "a0", "fe80", "0", "0a", "A", "", "g", "00"};
    int alike = 0;
    for (int i = 0; i < 20_000; i++) {
      int odd = random.nextInt(4) == 0 ? groups.length : 5;
      String text =
          Stream.of(random.nextInt(4), random.nextInt(6))
              .map(many ->
                  IntStream.range(0, many)
                      .mapToObj(at -> groups[random.nextInt(odd)])
                      .collect(Collectors.joining(":")))
              .collect(Collectors.joining("::"));
      var address = new IPAddressString(text).getAddress();
      String canonical = address == null || !address.isIPv6() ? null : address.toCanonicalString();
      if (canonical == null || !address.toIPv6().isIPv4Mapped()) {
        assertThat(Addresses.canonical(text)).as(text).isEqualTo(canonical);
        alike += text.equals(canonical) ? 1 : 0;
      }
    }
    assertThat(alike).isGreaterThan(1_000);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          2001:db8:1:2:3:4:5:6,     2001:db8:1:2:3:4:5:6
          2001:DB8:1:2:3:4:5:6,     2001:db8:1:2:3:4:5:6
          2001:0db8:1:2:3:4:5:6,    2001:db8:1:2:3:4:5:6
          2001:db8:1:0:3:4:5:6,     2001:db8:1:0:3:4:5:6
          2001:db8:1:0:0:4:5:6,     2001:db8:1::4:5:6
          2001:db8:1:2:3:4:0:0,     2001:db8:1:2:3:4::
          [2001:db8:1:2:3:4:5:6]:9, 2001:db8:1:2:3:4:5:6
          0:0:0:0:0:ffff:c000:207,  192.0.2.7
          2001:db8::7,              2001:db8::7
          2001:db8::,               2001:db8::
          2001:db8:1:2:3:4::6,      2001:db8:1:2:3:4:0:6
          2001:db8:0::7,            2001:db8::7
          2001:db8:1:2:3:4::,       2001:db8:1:2:3:4::
          2001:db8:1:2:3:4:5::,     2001:db8:1:2:3:4:5:0
          2001:db8::1::2,           -
          2001:db8:1:2:3:4:5,       -
          2001:db8:1:2:3:4:5:6:7,   -
          2001:db8:1:2:3:4:5:10000, -
          """)
  void an_address_has_one_spelling(String raw, String canonical) {
    assertThat(Addresses.canonical(raw)).isEqualTo(canonical);
  }
}
