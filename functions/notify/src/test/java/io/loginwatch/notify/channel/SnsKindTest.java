package io.loginwatch.notify.channel;

import static io.loginwatch.notify.channel.Opening.opening;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.incident.NoticeKind;
import io.loginwatch.notify.Answer;
import io.loginwatch.notify.Channel;
import io.loginwatch.notify.message.Clip;
import io.loginwatch.notify.message.Occasion;
import io.loginwatch.notify.message.Samples;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SnsKindTest {
  private static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:alerts";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PUBLISHED =
      """
      <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult>
      <MessageId>m-1</MessageId></PublishResult></PublishResponse>\
      """;

  private final Receiver sns = new Receiver().answering(200, PUBLISHED, "Content-Type", "text/xml");

  @AfterEach
  void stop() {
    sns.close();
  }

  private Opening sns(String topic) {
    return opening("sns")
        .with("topic", topic)
        .env("AWS_ENDPOINT_URL_SNS", sns.url("/"))
        .env("AWS_REGION", "eu-west-1");
  }

  @Test
  void each_protocol_gets_a_form_of_its_own_and_filters_get_attributes() throws Exception {
    assertThat(sns(TOPIC).channel().send(Samples.of(Occasion.GROUPED)))
        .isEqualTo(new Answer.Sent("message m-1"));

    Map<String, String> form = form();
    assertThat(form)
        .containsEntry("TopicArn", TOPIC)
        .containsEntry("MessageStructure", "json")
        .containsEntry("Subject", "High: Impossible travel and 2 more - alice")
        .doesNotContainKeys("MessageGroupId", "MessageDeduplicationId");
    assertThat(attributes(form))
        .containsEntry("severity", "high")
        .containsEntry("rule", "impossible-travel")
        .containsEntry("user", "alice")
        .containsEntry("subject", "user:alice")
        .containsEntry("kind", "first")
        .containsEntry("rules", "[\"impossible-travel\",\"new-country\",\"new-device\"]");
    JsonNode forms = JSON.readTree(form.get("Message"));
    assertThat(forms.path("sms").asText())
        .startsWith("🟠 High: Impossible travel and 2 more · alice.");
    Golden.sameText("sns-grouped-email.txt", forms.path("email").asText() + "\n");
    Golden.same("sns-grouped-default", forms.path("default").asText());
  }

  @Test
  void a_fifo_topic_keeps_the_order_of_an_incident_and_takes_a_notice_once() {
    Channel channel = sns(TOPIC + ".fifo").channel();
    var notice = Samples.of(Occasion.ALERT);

    channel.send(notice);
    channel.send(notice);

    Map<String, String> first = form(sns.got().get(0).body());
    Map<String, String> again = form(sns.got().get(1).body());
    assertThat(first.get("MessageGroupId")).isNotBlank().isEqualTo(again.get("MessageGroupId"));
    assertThat(first.get("MessageDeduplicationId"))
        .hasSize(64)
        .isEqualTo(again.get("MessageDeduplicationId"));
  }

  @ParameterizedTest
  @EnumSource(value = Occasion.class, mode = EnumSource.Mode.EXCLUDE, names = "USER")
  void every_message_keeps_within_the_limits_of_publish(Occasion occasion) {
    sns(TOPIC).channel().send(Samples.of(occasion));

    keepsLimits(form());
  }

  @Test
  void an_incident_of_many_long_alerts_does_too_and_counts_what_is_missing() throws Exception {
    List<Alert> alerts = IntStream.range(0, 200).mapToObj(Hostile::alert).toList();

    sns(TOPIC).channel().send(Samples.about(NoticeKind.FIRST, 1, alerts));

    keepsLimits(form());
    JsonNode document =
        JSON.readTree(JSON.readTree(form().get("Message")).path("default").asText());
    int listed = document.path("alerts").size();
    assertThat(listed).isBetween(1, 49);
    assertThat(document.path("notice").path("more_alerts").asInt()).isEqualTo(200 - listed);
  }

  private static void keepsLimits(Map<String, String> form) {
    int size = Clip.size(form.get("Message"));
    for (var attribute : attributes(form).entrySet()) {
      size += Clip.size(attribute.getKey() + attribute.getValue() + "String.Array");
      assertThat(attribute.getValue()).isNotEmpty();
    }
    assertThat(size).isLessThanOrEqualTo(262_144);
    assertThat(form.get("Subject")).matches("[A-Za-z0-9!-/:-@\\[-`{-~][\\x20-\\x7e]{0,99}");
  }

  @ParameterizedTest
  @CsvSource({"100, 100", "101, 100"})
  void a_subject_has_a_hundred_characters(int length, int kept) {
    assertThat(SnsKind.subject("x".repeat(length))).hasSize(kept);
  }

  @Test
  void a_topic_that_is_busy_is_tried_again_and_one_that_is_not_there_is_not() {
    sns.answering(
        503, "<ErrorResponse><Error><Code>ServiceUnavailable</Code></Error></ErrorResponse>");
    assertThat(sns(TOPIC).channel().send(Samples.of(Occasion.ALERT)))
        .isInstanceOf(Answer.Retry.class);
    assertThat(sns.got()).as("no repetition of the SDK's own").hasSize(1);

    sns.answering(400, "<ErrorResponse><Error><Code>Throttling</Code></Error></ErrorResponse>");
    assertThat(sns(TOPIC).channel().send(Samples.of(Occasion.ALERT)))
        .isInstanceOf(Answer.Retry.class);

    sns.answering(
        404,
        "<ErrorResponse><Error><Type>Sender</Type><Code>NotFound</Code><Message>no topic</Message>"
            + "</Error></ErrorResponse>",
        "Content-Type",
        "text/xml");
    assertThat(sns(TOPIC).channel().send(Samples.of(Occasion.ALERT)))
        .isEqualTo(new Answer.Dead("SNS: HTTP 404: no topic"));
  }

  @Test
  void the_stacks_own_topic_is_used_where_none_is_named() {
    Channel channel =
        opening("sns")
            .env("ALERTS_TOPIC_ARN", TOPIC)
            .env("AWS_ENDPOINT_URL_SNS", sns.url("/"))
            .channel();

    channel.send(Samples.of(Occasion.ALERT));

    assertThat(form()).containsEntry("TopicArn", TOPIC);
  }

  @Test
  void without_any_topic_it_is_off_and_with_a_name_for_an_arn_it_is_wrong() {
    assertThat(opening("sns").tried()).isEmpty();
    assertThat(opening("sns").faults()).isEmpty();
    assertThat(opening("sns").with("topic", "alerts").faults())
        .containsExactly(
            "topic: is no ARN of a topic, such as arn:aws:sns:eu-west-1:123456789012:alerts");
  }

  private Map<String, String> form() {
    return form(sns.only().body());
  }

  private static Map<String, String> form(String body) {
    Map<String, String> fields = new TreeMap<>();
    Arrays.stream(body.split("&"))
        .map(field -> field.split("=", 2))
        .forEach(field -> fields.put(decoded(field[0]), decoded(field[1])));
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static Map<String, String> attributes(Map<String, String> form) {
    Map<String, String> attributes = new TreeMap<>();
    for (int i = 1; form.containsKey("MessageAttributes.entry." + i + ".Name"); i++) {
      String entry = "MessageAttributes.entry." + i;
      attributes.put(form.get(entry + ".Name"), form.get(entry + ".Value.StringValue"));
    }
    return attributes;
  }
}
