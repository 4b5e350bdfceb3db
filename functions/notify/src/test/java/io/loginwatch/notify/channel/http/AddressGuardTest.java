package io.loginwatch.notify.channel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, this network",
    "10.0.0.0, private",
    "10.255.255.255, private",
    "172.16.0.0, private",
    "172.31.255.255, private",
    "192.168.0.1, private",
    "100.64.0.0, shared by a carrier",
    "100.127.255.255, shared by a carrier",
    "127.0.0.1, loopback",
    "127.255.255.255, loopback",
    "169.254.169.254, link-local",
    "192.0.0.8, reserved",
    "192.0.2.1, documentation",
    "198.18.0.1, benchmarking",
    "198.19.255.255, benchmarking",
    "224.0.0.1, multicast",
    "255.255.255.255, reserved",
    "::, not in public use",
    "::1, loopback",
    "fe80::1, link-local",
    "fec0::1, site-local",
    "fc00::1, private",
    "fd00:ec2::254, private",
    "ff02::1, multicast",
    "2001:db8::1, documentation",
    "2001::1, reserved",
    "4000::1, not in public use",
  })
  void what_not_everybody_can_reach_is_refused(String address, String why) throws Exception {
    assertThat(AddressGuard.PUBLIC_ONLY.refusal(InetAddress.getByName(address)))
        .hasValueSatisfying(reason -> assertThat(reason).isIn(why, "this network"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "::ffff:10.0.0.1", // mapped
        "::10.0.0.1", // compatible
        "64:ff9b::a00:1", // NAT64
        "2002:a00:1::1", // 6to4
        "::ffff:169.254.169.254",
        "64:ff9b::a9fe:a9fe"
      })
  void an_address_written_in_another_is_refused_for_itself(String address) throws Exception {
    assertThat(AddressGuard.PUBLIC_ONLY.refusal(InetAddress.getByName(address))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9.255.255.255",
        "11.0.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "169.253.255.255",
        "169.255.0.0",
        "192.167.255.255",
        "192.169.0.0",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2606:4700::1111",
        "2a00:1450::1",
        "64:ff9b::808:808",
        "2002:808:808::1"
      })
  void what_lies_beside_the_special_ranges_is_public(String address) throws UnknownHostException {
    assertThat(AddressGuard.PUBLIC_ONLY.refusal(InetAddress.getByName(address))).isEmpty();
  }
}
