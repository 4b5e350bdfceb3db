package io.loginwatch.core.alert;

import static io.loginwatch.core.AlertBuilder.alert;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserMailTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alice@example.com",
        "alice+logins@mail.example.com",
        "o'neil%50@example.com",
        "josé@example.com"
      })
  void an_address_is_found_again_in_the_alerts_links(String address) {
    Map<String, String> links = UserMail.links(address);

    assertThat(links.values()).allMatch(link -> link.startsWith("mailto:"));
    assertThat(UserMail.of(alert("a").links(links).build())).contains(address);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "alice",
        "alice@example",
        "a@example.com,b@example.com",
        "a b@example.com",
        "a@example.com\nBcc: b"
      })
  void what_is_no_single_address_is_none(String text) {
    assertThat(UserMail.links(text)).isEmpty();
  }

  @Test
  void a_link_that_is_not_ours_is_no_address() {
    assertThat(UserMail.of(alert("a").links(Map.of("mail_user", "https://e.com/")).build()))
        .isEmpty();
    assertThat(UserMail.of(alert("a").build())).isEmpty();
  }
}
