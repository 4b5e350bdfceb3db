package io.loginwatch.notify.channel;

import static io.loginwatch.notify.channel.Opening.opening;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import io.loginwatch.core.incident.NoticeKind;
import io.loginwatch.notify.Answer;
import io.loginwatch.notify.Channel;
import io.loginwatch.notify.Notice;
import io.loginwatch.notify.message.Clip;
import io.loginwatch.notify.message.Occasion;
import io.loginwatch.notify.message.Samples;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookKindTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OLD = "whsec_" + Base64.getEncoder().encodeToString(new byte[24]);
  private static final String NEW =
      "whsec_" + Base64.getEncoder().encodeToString("another-secret-of-24-byte".getBytes());
  private static final Notice.About FLOOD =
      Samples.about(NoticeKind.FIRST, 1, IntStream.range(0, 200).mapToObj(Hostile::alert).toList());
  private final Receiver server = new Receiver();

  @AfterEach
  void stop() {
    server.close();
  }

  private Opening webhook() {
    return opening("webhook").with("url", server.url("/in")).with("allow_private", true);
  }

  private JsonNode body() throws Exception {
    return JSON.readTree(server.got().getLast().body());
  }

  @Test
  void while_secrets_rotate_a_receiver_with_either_can_verify_it() throws Exception {
    Channel channel =
        webhook()
            .env("OLD", OLD)
            .env("NEW", NEW)
            .with("secrets", "[\"env:NEW\", \"env:OLD\"]")
            .channel();

    channel.send(Samples.of(Occasion.ALERT));
    channel.send(Samples.of(Occasion.ALERT));

    var got = server.got().getFirst();
    long now = Opening.NOW.getEpochSecond();
    assertThat(got.headers().getFirst("webhook-timestamp")).isEqualTo(String.valueOf(now));
    String id = got.headers().getFirst("webhook-id");
    assertThat(got.headers().getFirst("webhook-signature").split(" "))
        .containsExactly(
            new Webhook(NEW).sign(id, now, got.body()), new Webhook(OLD).sign(id, now, got.body()));
    assertThat(server.got().getLast().headers().getFirst("webhook-id")).isEqualTo(id);
  }

  @Test
  void the_signature_is_the_standards_own() throws Exception {
    webhook().secret("secrets", OLD).channel().send(Samples.of(Occasion.ALERT));

    var got = server.only();
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(new byte[24], "HmacSHA256"));
    String signed =
        got.headers().getFirst("webhook-id")
            + "."
            + got.headers().getFirst("webhook-timestamp")
            + "."
            + got.body();
    assertThat(got.headers().getFirst("webhook-signature"))
        .isEqualTo(
            "v1,"
                + Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
  }

  @ParameterizedTest
  @CsvSource({
    "loginwatch, application/json",
    "cloudevents, application/cloudevents+json",
    "ocsf, application/json"
  })
  void its_bodies_are_as_reviewed(String form, String type) throws Exception {
    webhook().with("body", form).channel().send(Samples.of(Occasion.GROUPED));

    assertThat(server.only().headers().getFirst("Content-Type")).startsWith(type);
    Golden.same("webhook-" + form, body());
  }

  @Test
  void a_detection_finding_has_what_ocsf_requires() throws Exception {
    for (Occasion occasion : List.of(Occasion.ALERT, Occasion.UPDATE, Occasion.CLOSING)) {
      webhook().with("body", "ocsf").channel().send(Samples.of(occasion));
      JsonNode json = body();
      int activity = json.path("activity_id").asInt();
      assertThat(activity)
          .isEqualTo(
              List.of(Occasion.ALERT, Occasion.UPDATE, Occasion.CLOSING).indexOf(occasion) + 1);
      assertThat(json.path("class_uid").asInt()).isEqualTo(2004);
      assertThat(json.path("category_uid").asInt()).isEqualTo(2);
      assertThat(json.path("type_uid").asInt()).isEqualTo(200400 + activity);
      assertThat(json.path("severity_id").asInt()).isBetween(1, 5);
      assertThat(json.path("time").isIntegralNumber()).isTrue();
      assertThat(json.path("finding_info").path("uid").asText()).isNotBlank();
      assertThat(json.path("metadata").path("version").asText()).isNotBlank();
      assertThat(json.path("metadata").path("product").path("name").asText()).isNotBlank();
    }
  }

  @Test
  void a_cloud_event_has_what_the_specification_requires() throws Exception {
    webhook().with("body", "cloudevents").channel().send(Samples.of(Occasion.DIGEST));

    assertThat(body().path("specversion").asText()).isEqualTo("1.0");
    for (String field : List.of("id", "source", "type")) {
      assertThat(body().path(field).asText()).isNotBlank();
    }
    assertThat(body().path("type").asText()).isEqualTo("io.loginwatch.digest.daily");
  }

  @ParameterizedTest
  @ValueSource(strings = {"loginwatch", "cloudevents"})
  void a_flood_stays_below_what_the_standard_recommends(String form) throws Exception {
    webhook()
        .with("body", form)
        .channel()
        .send(
            Samples.about(
                NoticeKind.FIRST, 1, IntStream.range(0, 200).mapToObj(Samples::numbered).toList()));

    assertThat(Clip.size(server.only().body())).isLessThanOrEqualTo(20_000);
    assertThat(body().path("data").path("notice").path("more_alerts").asInt()).isPositive();
  }

  @Test
  void it_can_hear_of_chosen_rules_and_fields_alone() throws Exception {
    Channel channel =
        webhook().with("rules", "new-country").with("fields", "[id, rule, user]").channel();

    channel.send(Samples.of(Occasion.GROUPED));
    assertThat(body().path("data").path("alerts")).hasSize(1);
    assertThat(body().path("data").path("alerts").path(0).fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("id", "rule", "user");

    assertThat(channel.send(Samples.of(Occasion.ALERT)))
        .isEqualTo(new Answer.Sent("nothing in it for this channel: not sent"));
    assertThat(server.got()).hasSize(1);
  }

  @Test
  void a_bearer_token_of_hs256_lives_for_five_minutes() throws Exception {
    webhook().secret("jwt_secret", "s3cret").channel().send(Samples.of(Occasion.ALERT));

    String token = server.only().headers().getFirst("Authorization").replaceFirst("^Bearer ", "");
    String[] parts = token.split("\\.");
    JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(300);
    assertThat(claims.path("aud").asText()).isEqualTo("ops");
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("s3cret".getBytes(), "HmacSHA256"));
    assertThat(Base64.getUrlDecoder().decode(parts[2]))
        .isEqualTo(mac.doFinal((parts[0] + "." + parts[1]).getBytes()));
  }

  @Test
  void a_plain_request_carries_the_alerts_and_a_token() throws Exception {
    Channel channel =
        opening("http-request")
            .with("url", server.url("/alerts"))
            .secret("token", "t0ken")
            .with("allow_private", true)
            .with("fields", "[id, rule, severity, user, incident]")
            .channel();

    channel.send(Samples.of(Occasion.GROUPED));

    assertThat(server.only().headers().getFirst("Authorization")).isEqualTo("Bearer t0ken");
    assertThat(body()).hasSize(3);
    Golden.same("http-request-grouped", body());
    channel.send(FLOOD);
    assertThat(Sizes.bytes(body())).isLessThanOrEqualTo(HttpRequestKind.BYTES);
  }

  @Test
  void a_template_of_ones_own_makes_the_body(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("body.ops.mustache"),
        """
        {"event": "{{#rule}}{{rule}}{{/rule}}{{^rule}}{{occasion}}{{/rule}}", "detail": "{{headline}}\\n{{text}}"}
        """);
    Channel channel = webhook().templates(folder).with("body", "template").channel();

    channel.send(Samples.of(Occasion.ALERT));
    assertThat(body().path("event").asText()).isEqualTo("impossible-travel");
    assertThat(body().path("detail").asText())
        .startsWith("🟠 High: Impossible travel · alice\nalice logged in")
        .contains("\nFrom: New York, US");

    channel.send(Samples.of(Occasion.DIGEST));
    assertThat(body().path("event").asText()).isEqualTo("digest");

    channel.send(Samples.about(NoticeKind.FIRST, 1, List.of(Hostile.alert(1))));
    assertThat(body().fieldNames()).toIterable().containsExactly("event", "detail");
  }

  @Test
  void a_template_that_makes_no_json_is_found_at_the_start(@TempDir Path folder) throws Exception {
    Opening templated = webhook().templates(folder).with("body", "template");
    assertThat(templated.faults()).containsExactly("body: there is no templates/body.ops.mustache");

    Files.writeString(folder.resolve("body.ops.mustache"), "{\"event\": {{rule}}}");
    assertThat(templated.faults())
        .singleElement(InstanceOfAssertFactories.STRING)
        .startsWith("body: templates/body.ops.mustache makes no JSON of alert");

    Files.writeString(folder.resolve("body.ops.mustache"), "{{#rule}}");
    assertThat(templated.faults())
        .singleElement(InstanceOfAssertFactories.STRING)
        .startsWith("body: templates/body.ops.mustache: ");
  }

  @Test
  void faults_are_found_all_at_once() {
    assertThat(opening("webhook").tried()).isEmpty();
    assertThat(
            opening("webhook")
                .with("url", "ftp://example.com/x")
                .with("secrets", "plain")
                .with("body", "xml")
                .with("colour", "red")
                .faults())
        .containsExactlyInAnyOrder(
            "url: is not https (allow_http permits http)",
            "secrets: is a secret and must not be written here: use a reference",
            "body: is not one of loginwatch, cloudevents, ocsf, template: xml",
            "colour: unknown field");
  }
}
