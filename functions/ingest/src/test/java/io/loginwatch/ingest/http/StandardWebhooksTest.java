package io.loginwatch.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import io.loginwatch.config.Configuration;
import io.loginwatch.config.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandardWebhooksTest {
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final String OLD = "whsec_b2xkLXNlY3JldC1vZi0yNC1ieXRlcw==";
  private static final String NEW = "whsec_bmV3LXNlY3JldC1vZi0yNC1ieXRlcw==";
  private static final String BODY = "{\"user\":\"al\u00fcce\"}";

  @Test
  void what_is_signed_now_is_taken() throws Exception {
    assertThat(refusal(OLD, NOW, BODY, sign(OLD, NOW, BODY))).isNull();
  }

  @Test
  void one_bit_off_is_refused_wherever_it_is() throws Exception {
    String right = sign(OLD, NOW, BODY);

    assertThat(refusal(OLD, NOW, BODY.replace('u', 't'), right)).contains("standard webhooks");
    assertThat(refusal(OLD, NOW.plusSeconds(1), BODY, right)).isNotNull();
    assertThat(refusal(OLD, NOW, BODY, right.replace("v1,", "v2,"))).isNotNull();
    char first = right.charAt(3);
    assertThat(refusal(OLD, NOW, BODY, "v1," + (char) (first ^ 1) + right.substring(4)))
        .isNotNull();
    assertThat(refusal(NEW, NOW, BODY, right)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(longs = {-300, 300})
  void clocks_may_differ_by_the_tolerance_and_no_second_more(long seconds) throws Exception {
    Instant at = NOW.plusSeconds(seconds);
    Instant past = at.plusSeconds(Long.signum(seconds));

    assertThat(refusal(OLD, at, BODY, sign(OLD, at, BODY))).isNull();
    assertThat(refusal(OLD, past, BODY, sign(OLD, past, BODY))).isNotNull();
  }

  @Test
  void a_sender_that_rotates_gives_two_signatures_and_either_will_do() throws Exception {
    String both = sign(NEW, NOW, BODY) + " " + sign(OLD, NOW, BODY);

    assertThat(refusal(OLD, NOW, BODY, both)).isNull();
    assertThat(refusal(NEW, NOW, BODY, both)).isNull();
  }

  @Test
  void a_receiver_that_rotates_knows_two_secrets() throws Exception {
    Signatures rotating = signatures("secrets: ['env:OLD', 'env:NEW']");

    assertThat(rotating.refusal(request(NOW, BODY, sign(OLD, NOW, BODY)))).isNull();
    assertThat(rotating.refusal(request(NOW, BODY, sign(NEW, NOW, BODY)))).isNull();
    String old = NOW.minus(Duration.ofSeconds(301)).toString();
    Instant late = Instant.parse(old);
    assertThat(rotating.refusal(request(late, BODY, sign(NEW, late, BODY)))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
  void a_header_that_is_missing_is_a_refusal(String missing) throws Exception {
    Map<String, String> headers = new java.util.HashMap<>(headers(NOW, sign(OLD, NOW, BODY)));
    Signatures signatures = signatures("secret: 'env:OLD'");
    assertThat(signatures.refusal(request(headers, BODY))).isNull();

    headers.remove(missing);

    assertThat(signatures.refusal(request(headers, BODY))).isNotNull();
  }

  @Test
  void a_timestamp_that_is_no_number_is_a_refusal() throws Exception {
    Map<String, String> headers = new java.util.HashMap<>(headers(NOW, sign(OLD, NOW, BODY)));
    headers.put("webhook-timestamp", NOW.toString());

    assertThat(signatures("secret: 'env:OLD'").refusal(request(headers, BODY))).isNotNull();
  }

  @Test
  void a_secret_that_nothing_can_be_verified_with_is_no_fault_of_the_sender() {
    assertThatThrownBy(() -> signatures("secret: 'env:BAD'").refusal(request(NOW, BODY, "v1,AAAA")))
        .isInstanceOf(Signatures.BadSecret.class);
  }

  @Test
  void a_secret_in_the_configuration_is_a_problem_that_does_not_repeat_it() {
    Configuration configuration =
        Configuration.parse(
            "ingest: {signatures: {hook: {secrets: ['env:OLD', '" + NEW + "']}, none: {}}}");
    Signatures.of(configuration.section("ingest"), Secrets.of(Map.of()), () -> NOW);

    assertThat(configuration.problems().toString())
        .contains("ingest.signatures.hook.secrets", "ingest.signatures.none.secret")
        .doesNotContain(NEW);
  }

  private static String refusal(String secret, Instant at, String body, String signature) {
    return signatures("secret: 'env:" + (secret.equals(OLD) ? "OLD" : "NEW") + "'")
        .refusal(request(at, body, signature));
  }

  private static Signatures signatures(String secrets) {
    Configuration configuration =
        Configuration.parse(
            "ingest: {signatures: {hook: {kind: standard-webhooks, " + secrets + "}}}");
    Signatures signatures =
        Signatures.of(
            configuration.section("ingest"),
            Secrets.of(Map.of("OLD", OLD, "NEW", NEW, "BAD", "whsec_***")),
            () -> NOW);
    configuration.requireValid();
    return signatures;
  }

  private static String sign(String secret, Instant at, String body) throws Exception {
    return new Webhook(secret).sign("msg_1", at.getEpochSecond(), body);
  }

  private static Map<String, String> headers(Instant at, String signature) {
    return Map.of(
        "webhook-id",
        "msg_1",
        "webhook-timestamp",
        Long.toString(at.getEpochSecond()),
        "webhook-signature",
        signature);
  }

  private static Request request(Instant at, String body, String signature) {
    return request(headers(at, signature), body);
  }

  private static Request request(Map<String, String> headers, String body) {
    return new Request(
        "POST",
        "/v1/events",
        headers,
        Map.of(),
        body.getBytes(StandardCharsets.UTF_8),
        "hook",
        null);
  }
}
