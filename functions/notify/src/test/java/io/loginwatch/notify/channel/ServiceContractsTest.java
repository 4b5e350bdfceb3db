package io.loginwatch.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.loginwatch.core.AlertBuilder;
import io.loginwatch.core.incident.NoticeKind;
import io.loginwatch.notify.Notice;
import io.loginwatch.notify.message.Occasion;
import io.loginwatch.notify.message.Samples;
import io.loginwatch.notify.message.Templates;
import io.loginwatch.notify.message.Writer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every payload of every kind is what its service's reference asks for: the schemas in {@code
 * contracts} restate its required fields, types, choices and limits, and allow nothing else.
 */
class ServiceContractsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Writer WRITER = new Writer(new Templates(Path.of("none")), "ops");
  private static final UserNames USERS = UserNames.of(Map.of("alice", "42"));
  private static final Choice ALL = new Choice(Set.of(), Set.of());

  private static final Map<String, Function<Notice.About, JsonNode>> OF_INCIDENTS =
      Map.of(
          "pagerduty", about -> PagerDutyKind.payload(about, WRITER, "R".repeat(32)),
          "opsgenie", about -> OpsgenieKind.payload(about, WRITER),
          "ocsf", DetectionFinding::of);

  private static final Map<String, Function<Notice, JsonNode>> OF_ALL =
      Map.ofEntries(
          Map.entry("slack", notice -> SlackKind.payload(notice, WRITER, USERS)),
          Map.entry("discord", notice -> DiscordKind.payload(notice, WRITER, "Loginwatch", USERS)),
          Map.entry("teams", notice -> TeamsKind.payload(notice, WRITER, USERS)),
          Map.entry("google-chat", notice -> GoogleChatKind.payload(notice, WRITER, USERS)),
          Map.entry(
              "mattermost", notice -> AttachmentKind.mattermost().payload(notice, WRITER, USERS)),
          Map.entry(
              "rocketchat", notice -> AttachmentKind.rocketChat().payload(notice, WRITER, USERS)),
          Map.entry("telegram", notice -> TelegramKind.payload(notice, WRITER, "-1001")),
          Map.entry("pushover", notice -> pushover(notice, true)),
          Map.entry("ntfy", ServiceContractsTest::ntfy),
          Map.entry("sns", notice -> sns(notice, "alerts.fifo")),
          Map.entry("webhook", notice -> WebhookBody.LOGINWATCH.of(notice, ALL, WebhookKind.BYTES)),
          Map.entry(
              "cloudevents", notice -> WebhookBody.CLOUDEVENTS.of(notice, ALL, WebhookKind.BYTES)),
          Map.entry("eventbridge", notice -> EventBridgeKind.payload(notice, "bus")));

  private static Stream<Notice> notices() {
    var flood = IntStream.range(0, 200).mapToObj(Hostile::alert).toList();
    var bare = AlertBuilder.alert("unusual-login").build();
    return Stream.concat(
        Stream.of(Occasion.values()).map(Samples::of),
        Stream.of(
            Samples.about(NoticeKind.FIRST, 1, flood),
            Samples.about(NoticeKind.FIRST, 1, List.of(bare))));
  }

  @TestFactory
  Stream<DynamicTest> every_payload_is_what_the_service_asks_for() {
    return Stream.concat(
        OF_ALL.entrySet().stream()
            .flatMap(
                one -> notices().map(notice -> test(one.getKey(), one.getValue().apply(notice)))),
        OF_INCIDENTS.entrySet().stream()
            .flatMap(one ->
                notices()
                    .filter(Notice.About.class::isInstance)
                    .map(Notice.About.class::cast)
                    .map(about -> test(one.getKey(), one.getValue().apply(about)))));
  }

  @TestFactory
  Stream<DynamicTest> a_payload_that_lacks_a_field_is_not() {
    return Stream.of(
            "slack blocks",
            "teams attachments",
            "google-chat cardsV2",
            "discord embeds",
            "mattermost attachments",
            "telegram chat_id",
            "pushover message",
            "ntfy body",
            "sns MessageGroupId",
            "webhook timestamp")
        .map(each -> each.split(" "))
        .map(each ->
            DynamicTest.dynamicTest(
                each[0] + " without " + each[1],
                () -> {
                  var payload = OF_ALL.get(each[0]).apply(Samples.of(Occasion.ALERT));
                  ((ObjectNode) payload).remove(List.of(each[1], "text"));
                  assertThat(errors(each[0], payload)).isNotEmpty();
                }));
  }

  /** The one way round and the other: with an alarm that has to be confirmed, and without. */
  @Test
  void what_only_some_settings_send_is_what_the_service_asks_for() {
    assertThat(errors("pushover", pushover(Samples.of(Occasion.UPDATE), false))).isEmpty();
    assertThat(errors("sns", sns(Samples.of(Occasion.UPDATE), "alerts"))).isEmpty();
    assertThat(errors("sns", sns(Samples.of(Occasion.UPDATE), "not an ARN"))).isNotEmpty();
  }

  @Test
  void a_link_that_is_none_is_no_telegram_message() {
    ObjectNode payload = TelegramKind.payload(Samples.of(Occasion.ALERT), WRITER, "-1001");
    payload.put("text", "<a href=\"https:\u2060//example.com\">Open</a>");

    assertThat(errors("telegram", payload)).isNotEmpty();
  }

  private static ObjectNode pushover(Notice notice, boolean emergency) {
    Map<String, String> form = PushoverKind.form(notice, WRITER, emergency);
    form.put("token", "a".repeat(30));
    form.put("user", "u".repeat(30));
    return JSON.valueToTree(form);
  }

  private static ObjectNode ntfy(Notice notice) {
    var call = NtfyKind.call(URI.create("https://ntfy.example.com/logins"), notice, WRITER);
    ObjectNode json = JSON.valueToTree(call.headers());
    return json.put("body", new String(call.body(), StandardCharsets.UTF_8));
  }

  private static ObjectNode sns(Notice notice, String topic) {
    var request = SnsKind.request(notice, "arn:aws:sns:eu-west-1:123456789012:" + topic, WRITER);
    ObjectNode json = JSON.createObjectNode();
    json.put("TopicArn", request.topicArn());
    json.put("Subject", request.subject());
    json.put("MessageStructure", request.messageStructure());
    try {
      json.set("Message", JSON.readTree(request.message()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ObjectNode attributes = json.putObject("MessageAttributes");
    request
        .messageAttributes()
        .forEach((name, value) ->
            attributes
                .putObject(name)
                .put("DataType", value.dataType())
                .put("StringValue", value.stringValue()));
    if (request.messageGroupId() != null) {
      json.put("MessageGroupId", request.messageGroupId());
      json.put("MessageDeduplicationId", request.messageDeduplicationId());
    }
    return json;
  }

  private static DynamicTest test(String service, JsonNode payload) {
    return DynamicTest.dynamicTest(
        service, () -> assertThat(errors(service, payload)).as(payload.toString()).isEmpty());
  }

  private static List<String> errors(String service, JsonNode payload) {
    try (InputStream in =
        ServiceContractsTest.class.getResourceAsStream("/contracts/" + service + ".schema.json")) {
      // As it goes over the wire, where a number has no Java type.
      JsonNode sent = JSON.readTree(payload.toString());
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(JSON.readTree(in))
          .validate(sent)
          .stream()
          .map(String::valueOf)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
