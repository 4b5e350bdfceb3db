package io.loginwatch.notify.channel;

import static io.loginwatch.notify.channel.Opening.opening;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.incident.NoticeKind;
import io.loginwatch.notify.Answer;
import io.loginwatch.notify.Notice;
import io.loginwatch.notify.message.Occasion;
import io.loginwatch.notify.message.Samples;
import io.loginwatch.notify.message.Templates;
import io.loginwatch.notify.message.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SlackKindTest {
  private static final Writer WRITER = new Writer(new Templates(Path.of("none")), "ops");

  @Test
  void an_alert_arrives_as_blocks() {
    try (var slack = new Receiver()) {
      var channel =
          opening("slack")
              .secret("webhook_url", slack.url("/services/T/B/x"))
              .with("allow_private", true)
              .with("users", "{Alice: U024BE7LH}")
              .channel();

      assertThat(channel.send(Samples.of(Occasion.GROUPED)))
          .isEqualTo(new Answer.Sent("HTTP 200: ok"));
      assertThat(slack.only().path()).isEqualTo("/services/T/B/x");
      Golden.same("slack-grouped", slack.only().body());
    }
  }

  @Test
  void a_digest_arrives_as_blocks() {
    Golden.same(
        "slack-digest", SlackKind.payload(Samples.of(Occasion.DIGEST), WRITER, UserNames.NONE));
  }

  @ParameterizedTest
  @EnumSource(value = Occasion.class, mode = EnumSource.Mode.EXCLUDE, names = "USER")
  void every_message_keeps_within_slacks_limits(Occasion occasion) {
    keepsLimits(
        SlackKind.payload(Samples.of(occasion), WRITER, UserNames.of(Map.of("alice", "U1"))));
  }

  @Test
  void an_incident_of_many_long_alerts_keeps_within_them_too_and_says_what_is_missing() {
    List<Alert> alerts = IntStream.range(0, 200).mapToObj(Hostile::alert).toList();

    ObjectNode json =
        SlackKind.payload(Samples.about(NoticeKind.FIRST, 1, alerts), WRITER, UserNames.NONE);

    keepsLimits(json);
    assertThat(json.toString()).containsPattern("… and \\d+ more");
  }

  @Test
  void nothing_from_a_log_can_call_anybody_or_make_a_link() {
    Notice notice = Samples.about(NoticeKind.FIRST, 1, List.of(Hostile.alert(1)));

    String json = SlackKind.payload(notice, WRITER, UserNames.NONE).toString();

    assertThat(json)
        .doesNotContain("<!channel>", "<!here>", "<@U1>", "<https://evil", "@channel", "@here")
        .contains("!channel&gt;");
    SlackKind.payload(notice, WRITER, UserNames.NONE)
        .path("blocks")
        .forEach(block -> {
          if (block.path("text").path("type").asText().equals("mrkdwn")) {
            assertThat(block.path("text").path("verbatim").asBoolean()).isTrue();
          }
        });
  }

  @Test
  void a_section_at_its_limit_is_one_piece_and_one_past_it_is_two() {
    String line = "x".repeat(999);
    String full = line + "\n" + line + "\n" + line + "y";

    assertThat(SlackKind.pieces(full, 3000)).containsExactly(full);
    assertThat(SlackKind.pieces(full + "z", 3000)).hasSize(2);
  }

  @Test
  void unset_it_is_off() {
    assertThat(opening("slack").tried()).isEmpty();
    assertThat(opening("slack").faults()).isEmpty();
    assertThat(opening("slack").with("webhook_url", "env:NOT_SET").faults()).isEmpty();
  }

  @Test
  void a_url_that_is_none_is_a_fault_that_does_not_repeat_it() {
    assertThat(opening("slack").secret("webhook_url", "slack.com/webhook").faults())
        .containsExactly("webhook_url: is no URL such as https://example.com/path");
    assertThat(opening("slack").secret("webhook_url", "http://example.com/x").faults())
        .containsExactly("webhook_url: is not https (allow_http permits http)");
  }

  static void keepsLimits(ObjectNode json) {
    JsonNode blocks = json.path("blocks");
    assertThat(blocks.size()).isBetween(1, 50);
    assertThat(json.path("text").asText()).isNotBlank().hasSizeLessThanOrEqualTo(40_000);
    assertThat(blocks.get(0).path("text").path("text").asText())
        .isNotBlank()
        .hasSizeLessThanOrEqualTo(150);
    int total =
        StreamSupport.stream(blocks.spliterator(), false)
            .mapToInt(block -> block.path("text").path("text").asText().length())
            .sum();
    assertThat(total).isLessThanOrEqualTo(13_200);
    for (JsonNode block : blocks) {
      assertThat(block.path("text").path("text").asText()).hasSizeLessThanOrEqualTo(3000);
      assertThat(block.path("elements").size()).isLessThanOrEqualTo(25);
      for (JsonNode element : block.path("elements")) {
        assertThat(element.path("text").path("text").asText()).hasSizeBetween(1, 75);
        assertThat(element.path("url").asText()).hasSizeLessThanOrEqualTo(3000);
      }
    }
  }
}
