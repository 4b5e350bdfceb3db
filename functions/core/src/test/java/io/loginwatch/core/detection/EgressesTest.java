package io.loginwatch.core.detection;

import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.profile.Egress;
import io.loginwatch.core.settings.Settings;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a network is, by what a log says of it. */
class EgressesTest {
  private static Egresses.Route of(long asn, String organization) {
    return new Egresses(Settings.defaults().anonymizers())
        .of(login().network(new Network(asn, organization, Network.Kind.UNKNOWN)).build());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "The Constant Company, LLC|SERVER",
        "Selectel Ltd.|SERVER",
        "GleSYS AB|SERVER",
        "The Standing Company, LLC|NONE"
      },
      delimiter = '|')
  void who_rents_servers_is_known_by_name_as_well_as_by_number(String name, Egress egress) {
    assertThat(of(0, name).egress()).isEqualTo(egress);
    assertThat(of(64999, name).egress()).isEqualTo(egress);
  }

  @ParameterizedTest
  @CsvSource({
    "0, Vodacom, MOBILE",
    "29975, Vodacom, MOBILE",
    // Another system of the same company's, which may be for lines.
    "64999, Vodacom, UNKNOWN",
    "0, SK Telecom, MOBILE",
    "0, SK Broadband Co Ltd, UNKNOWN"
  })
  void a_carrier_is_known_by_name_where_there_is_no_number(
      long asn, String name, Network.Kind kind) {
    assertThat(of(asn, name).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "22616, ZSCALER-INC, HOSTING, ''",
    "0, Zscaler, HOSTING, ''",
    "22616, ZSCALER-INC, VPN, VPN",
    "22616, ZSCALER-INC, HOSTING VPN, HOSTING VPN",
    "16276, OVH SAS, HOSTING, HOSTING",
    "22616, OVH SAS, HOSTING, HOSTING",
  })
  void that_a_security_gateway_is_hosted_somewhere_hides_nobody(
      long asn, String name, String said, String hidden) {
    Set<Anonymizer> anonymizers =
        new Egresses(Settings.defaults().anonymizers())
            .of(
                login()
                    .network(new Network(asn, name, Network.Kind.UNKNOWN))
                    .through(anonymizers(said))
                    .build())
            .anonymizers();

    assertThat(anonymizers).containsExactlyInAnyOrder(anonymizers(hidden));
  }

  private static Anonymizer[] anonymizers(String words) {
    return Stream.of(words.split(" "))
        .filter(word -> !word.isEmpty())
        .map(Anonymizer::valueOf)
        .toArray(Anonymizer[]::new);
  }
}
