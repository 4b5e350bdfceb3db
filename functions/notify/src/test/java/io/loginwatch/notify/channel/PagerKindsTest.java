package io.loginwatch.notify.channel;

import static io.loginwatch.notify.channel.Opening.opening;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loginwatch.core.incident.NoticeKind;
import io.loginwatch.notify.Answer;
import io.loginwatch.notify.Channel;
import io.loginwatch.notify.Notice;
import io.loginwatch.notify.message.Occasion;
import io.loginwatch.notify.message.Samples;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PagerKindsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Notice.About FLOOD =
      Samples.about(NoticeKind.FIRST, 1, IntStream.range(0, 200).mapToObj(Hostile::alert).toList());
  private static final List<Occasion> STORY =
      List.of(Occasion.ALERT, Occasion.ACKNOWLEDGED, Occasion.CLOSING);
  private final Receiver server = new Receiver().answering(202, "{}");

  @AfterEach
  void stop() {
    server.close();
  }

  private Channel pagerDuty() {
    return opening("pagerduty")
        .secret("routing_key", "R0")
        .with("api_url", server.url("/v2/enqueue"))
        .with("allow_private", true)
        .channel();
  }

  private Channel opsgenie() {
    return opening("opsgenie")
        .secret("api_key", "K0")
        .with("api_url", server.url(""))
        .with("allow_private", true)
        .channel();
  }

  private JsonNode body(int index) throws Exception {
    return JSON.readTree(server.got().get(index).body());
  }

  @Test
  void pagerduty_opens_acknowledges_and_resolves_one_incident() throws Exception {
    STORY.forEach(occasion -> pagerDuty().send(Samples.of(occasion)));

    assertThat(List.of(body(0), body(1), body(2)))
        .extracting(json -> json.path("event_action").asText())
        .containsExactly("trigger", "acknowledge", "resolve");
    assertThat(body(1).path("dedup_key")).isEqualTo(body(0).path("dedup_key"));
    Golden.same("pagerduty-alert", body(0));
    Golden.same("pagerduty-closing", body(2));
  }

  @Test
  void pagerduty_keeps_its_limits() throws Exception {
    pagerDuty().send(FLOOD);

    JsonNode json = body(0);
    assertThat(json.path("payload").path("summary").asText()).hasSizeBetween(1, 1024);
    assertThat(json.path("payload").path("severity").asText()).isEqualTo("critical");
    assertThat(json.path("dedup_key").asText()).hasSizeBetween(1, 255);
    assertThat(Sizes.bytes(json)).isLessThanOrEqualTo(512 * 1024);
  }

  @Test
  void opsgenie_opens_acknowledges_and_closes_one_alert() throws Exception {
    STORY.forEach(occasion -> opsgenie().send(Samples.of(occasion)));

    String alias = body(0).path("alias").asText();
    assertThat(server.got())
        .extracting(got -> got.path() + (got.query() == null ? "" : "?" + got.query()))
        .containsExactly(
            "/v2/alerts",
            "/v2/alerts/" + alias + "/acknowledge?identifierType=alias",
            "/v2/alerts/"
                + ((Notice.About) Samples.of(Occasion.CLOSING)).incident().id()
                + "/close?identifierType=alias");
    assertThat(server.got().getFirst().headers().getFirst("Authorization"))
        .isEqualTo("GenieKey K0");
    Golden.same("opsgenie-alert", body(0));
    Golden.same("opsgenie-closing", body(2));
  }

  @Test
  void opsgenie_keeps_its_limits() throws Exception {
    opsgenie().send(FLOOD);

    JsonNode json = body(0);
    assertThat(json.path("message").asText()).hasSizeBetween(1, 130);
    assertThat(json.path("description").asText()).hasSizeLessThanOrEqualTo(15_000);
    assertThat(json.path("entity").asText()).hasSizeLessThanOrEqualTo(512);
    assertThat(json.path("alias").asText()).hasSizeBetween(1, 512);
    assertThat(json.path("tags").size()).isLessThanOrEqualTo(20);
    assertThat(json.path("priority").asText()).isEqualTo("P1");
  }

  @Test
  void a_pager_follows_an_incident_and_takes_no_digest() {
    assertThat(pagerDuty().follows()).isTrue();
    assertThat(opsgenie().follows()).isTrue();
    assertThat(pagerDuty().send(Samples.of(Occasion.DIGEST)))
        .isEqualTo(new Answer.Sent("nothing in it for this channel: not sent"));
    assertThat(server.got()).isEmpty();
  }

  @Test
  void unset_it_is_off() {
    assertThat(opening("pagerduty").tried()).isEmpty();
    assertThat(opening("opsgenie").tried()).isEmpty();
    assertThat(opening("pagerduty").with("routing_key", "plain").faults())
        .anyMatch(fault -> fault.startsWith("routing_key: is a secret"));
  }
}
