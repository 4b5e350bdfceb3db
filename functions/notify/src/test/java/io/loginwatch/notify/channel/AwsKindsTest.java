package io.loginwatch.notify.channel;

import static io.loginwatch.notify.channel.Opening.opening;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.core.incident.NoticeKind;
import io.loginwatch.notify.Answer;
import io.loginwatch.notify.Channel;
import io.loginwatch.notify.message.Clip;
import io.loginwatch.notify.message.Occasion;
import io.loginwatch.notify.message.Samples;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AwsKindsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Receiver aws =
      new Receiver().answering(200, "{\"MessageId\":\"m\",\"FailedEntryCount\":0}");

  @AfterEach
  void stop() {
    aws.close();
  }

  private Opening at(Opening opening) {
    return opening.env("AWS_ENDPOINT_URL", aws.url("")).env("AWS_REGION", "eu-west-1");
  }

  private Channel ses() {
    return at(opening("ses"))
        .with("from", "loginwatch@example.com")
        .with("to", "[soc@example.com, duty@example.com]")
        .channel();
  }

  private Channel bus() {
    return at(opening("eventbridge")).with("bus", "security").channel();
  }

  @Test
  void ses_gets_the_same_mails_as_smtp_signed() throws Exception {
    assertThat(ses().send(Samples.of(Occasion.GROUPED)))
        .isEqualTo(new Answer.Sent("accepted by SES"));

    assertThat(aws.got()).hasSize(2);
    var got = aws.got().getFirst();
    assertThat(got.path()).isEqualTo("/v2/email/outbound-emails");
    assertThat(got.headers().getFirst("Authorization"))
        .startsWith("AWS4-HMAC-SHA256 Credential=")
        .contains("/eu-west-1/ses/aws4_request");
    JsonNode json = JSON.readTree(got.body());
    assertThat(json.path("Destination").path("ToAddresses").path(0).asText())
        .isEqualTo("soc@example.com");
    byte[] raw = Base64.getDecoder().decode(json.path("Content").path("Raw").path("Data").asText());
    var mail =
        new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
    assertThat(mail.getSubject()).isEqualTo("🟠 High: Impossible travel and 2 more · alice");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(raw.length).isLessThan(40 * 1024 * 1024);
  }

  @Test
  void a_mailbox_that_ses_refuses_keeps_the_other_from_nothing() {
    aws.answering(request ->
        request.body().contains("soc@example.com\"")
            ? new Receiver.Reply(400, "{\"message\":\"Address is suppressed\"}")
            : new Receiver.Reply(200, "{}"));

    assertThat(ses().send(Samples.of(Occasion.ALERT)))
        .isInstanceOfSatisfying(
            Answer.Dead.class, dead -> assertThat(dead.reason()).endsWith("the other 1 got it"));
  }

  @Test
  void ses_is_asked_again_when_it_was_asked_too_often() {
    aws.answering(400, "{}", "x-amzn-ErrorType", "TooManyRequestsException");
    assertThat(ses().send(Samples.of(Occasion.ALERT))).isInstanceOf(Answer.Retry.class);
  }

  @Test
  void a_bus_gets_one_event_signed() throws Exception {
    assertThat(bus().send(Samples.of(Occasion.GROUPED))).isInstanceOf(Answer.Sent.class);

    var got = aws.only();
    assertThat(got.headers().getFirst("X-Amz-Target")).isEqualTo("AWSEvents.PutEvents");
    assertThat(got.headers().getFirst("Authorization")).contains("/eu-west-1/events/aws4_request");
    JsonNode entry = JSON.readTree(got.body()).path("Entries").path(0);
    assertThat(entry.path("DetailType").asText()).isEqualTo("Loginwatch incident.opened");
    ObjectNode detail = (ObjectNode) JSON.readTree(entry.path("Detail").asText());
    ((ObjectNode) entry).set("Detail", detail);
    Golden.same("eventbridge-grouped", entry);
  }

  @Test
  void an_entry_that_was_not_taken_is_no_success() {
    aws.answering(
        200, "{\"FailedEntryCount\":1,\"Entries\":[{\"ErrorCode\":\"ThrottlingException\"}]}");
    assertThat(bus().send(Samples.of(Occasion.ALERT))).isInstanceOf(Answer.Retry.class);

    aws.answering(
        200, "{\"FailedEntryCount\":1,\"Entries\":[{\"ErrorCode\":\"MalformedDetail\"}]}");
    assertThat(bus().send(Samples.of(Occasion.ALERT)))
        .isEqualTo(new Answer.Dead("EventBridge: MalformedDetail"));
  }

  @Test
  void an_event_of_many_alerts_keeps_within_256_kilobytes() {
    bus()
        .send(
            Samples.about(
                NoticeKind.FIRST, 1, IntStream.range(0, 200).mapToObj(Hostile::alert).toList()));

    assertThat(Clip.size(aws.only().body())).isLessThanOrEqualTo(EventBridgeKind.BYTES);
  }

  @Test
  void unset_they_are_off() {
    assertThat(opening("ses").tried()).isEmpty();
    assertThat(opening("eventbridge").tried()).isEmpty();
    assertThat(opening("ses").with("from", "loginwatch@example.com").faults())
        .containsExactly("to: is missing");
  }
}
