package io.loginwatch.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.config.Configuration;
import io.loginwatch.config.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsTest {
  /** SHA-256 of {@code k-okta}, and of {@code k-okta-next}. */
  private static final String CONFIGURATION =
      """
      ingest:
        keys:
          okta-prod: {sha256: [%s], format: okta}
          vpn: {secrets: "env:VPN_KEY"}
        signatures:
          kc: {kind: keycloak, secret: "env:KC"}
          hub: {kind: github, secret: "env:KC"}
      """
          .formatted(sha256("k-okta"));

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final Secrets SECRETS = Secrets.of(Map.of("VPN_KEY", "k-vpn", "KC", "shh"));

  @ParameterizedTest
  @CsvSource({
    "x-api-key,k-okta", "X-Amz-Firehose-Access-Key,k-okta", "Authorization,Bearer k-okta",
    "Authorization,Splunk k-okta", "authorization,k-okta", "Authorization,Basic bG9nczprLW9rdGE="
  })
  void a_key_is_found_in_whatever_header_its_sender_can_set(String header, String value) {
    ObjectNode policy = decide(true, header, value);

    assertThat(policy.path("context").toString())
        .isEqualTo("{\"log_source\":\"okta-prod\",\"format\":\"okta\"}");
    assertThat(policy.at("/policyDocument/Statement/0/Effect").asText()).isEqualTo("Allow");
    assertThat(policy.path("usageIdentifierKey").asText()).isEqualTo("k-okta");
  }

  @Test
  void a_secret_by_reference_is_a_key_too() {
    assertThat(decide(true, "x-api-key", "k-vpn").at("/context/log_source").asText())
        .isEqualTo("vpn");
  }

  @Test
  void a_wrong_key_is_denied_and_no_key_is_unauthorized() {
    assertThat(
            decide(true, "x-api-key", "k-oktb").at("/policyDocument/Statement/0/Effect").asText())
        .isEqualTo("Deny");
    assertThatThrownBy(() -> decide(true, "x-other", "k-okta")).hasMessage("Unauthorized");
    assertThat(decide(false, "x-other", "k-okta").at("/context/log_source").asText())
        .isEqualTo("local");
  }

  @Test
  void a_signature_is_verified_over_the_body_as_sent() {
    Configuration configuration = Configuration.parse(CONFIGURATION);
    Signatures signatures = Signatures.of(configuration.section("ingest"), SECRETS, () -> NOW);
    // printf '{"a":1}' | openssl dgst -sha256 -hmac shh
    String right = hmac("shh", "{\"a\":1}");

    assertThat(signatures.refusal(signed("kc", "x-keycloak-signature", right, "{\"a\":1}")))
        .isNull();
    assertThat(signatures.refusal(signed("kc", "x-keycloak-signature", right, "{\"a\":2}")))
        .isNotNull();
    assertThat(signatures.refusal(signed("kc", "x-other", right, "{\"a\":1}"))).isNotNull();
    assertThat(
            signatures.refusal(
                signed("hub", "x-hub-signature-256", "sha256=" + right, "{\"a\":1}")))
        .isNull();
    assertThat(signatures.refusal(signed("hub", "x-hub-signature-256", right, "{\"a\":1}")))
        .isNotNull();
    assertThat(signatures.refusal(signed("unsigned", "x", "", "{}"))).isNull();
  }

  private static Request signed(String source, String header, String value, String body) {
    return new Request(
        "POST",
        "/v1/events",
        Map.of(header, value),
        Map.of(),
        body.getBytes(StandardCharsets.UTF_8),
        source,
        null);
  }

  private static ObjectNode decide(boolean required, String header, String value) {
    Configuration configuration = Configuration.parse(CONFIGURATION);
    Keys keys = Keys.of(configuration.section("ingest"), SECRETS);
    ObjectNode event = new ObjectMapper().createObjectNode();
    event.put("methodArn", "arn:aws:execute-api:eu-west-1:1:api/live/POST/v1/events");
    event.putObject("headers").put(header, value);
    return new Authorization(keys, required).decide(event);
  }

  private static String sha256(String text) {
    try {
      return java.util.HexFormat.of()
          .formatHex(
              java.security.MessageDigest.getInstance("SHA-256")
                  .digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hmac(String secret, String text) {
    try {
      var mac = javax.crypto.Mac.getInstance("HmacSHA256");
      mac.init(
          new javax.crypto.spec.SecretKeySpec(
              secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return java.util.HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
