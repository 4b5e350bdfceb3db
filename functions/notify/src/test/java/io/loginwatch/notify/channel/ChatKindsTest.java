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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatKindsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Notice FLOOD =
      Samples.about(NoticeKind.FIRST, 1, IntStream.range(0, 200).mapToObj(Hostile::alert).toList());
  private final Receiver server = new Receiver();

  @AfterEach
  void stop() {
    server.close();
  }

  private JsonNode sent(String kind, Notice notice) {
    Channel channel =
        opening(kind)
            .secret("webhook_url", server.url("/hook?key=k"))
            .with("allow_private", true)
            .with("users", "{alice: \"42\"}")
            .channel();
    assertThat(channel.send(notice)).isEqualTo(new Answer.Sent("HTTP 200: ok"));
    try {
      return JSON.readTree(server.got().getLast().body());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"discord", "teams", "google-chat", "mattermost", "rocketchat"})
  void its_messages_are_as_reviewed(String kind) {
    Golden.same(kind + "-grouped", sent(kind, Samples.of(Occasion.GROUPED)));
    Golden.same(kind + "-digest", sent(kind, Samples.of(Occasion.DIGEST)));
  }

  static Stream<Notice> notices() {
    return Stream.concat(
        Stream.of(Occasion.values()).filter(one -> one != Occasion.USER).map(Samples::of),
        Stream.of(FLOOD));
  }

  @ParameterizedTest
  @MethodSource("notices")
  void discord_keeps_its_limits(Notice notice) {
    JsonNode json = sent("discord", notice);
    JsonNode embed = json.path("embeds").path(0);

    assertThat(json.path("embeds")).hasSize(1);
    assertThat(embed.path("title").asText()).isNotBlank().hasSizeLessThanOrEqualTo(256);
    assertThat(embed.path("description").asText()).hasSizeLessThanOrEqualTo(4096);
    assertThat(embed.path("title").asText().length() + embed.path("description").asText().length())
        .isLessThanOrEqualTo(6000);
    assertThat(json.path("content").asText()).hasSizeLessThanOrEqualTo(2000);
    assertThat(json.path("allowed_mentions").path("parse")).isEmpty();
    assertThat(server.got().getLast().query()).isEqualTo("key=k&wait=true");
  }

  @ParameterizedTest
  @MethodSource("notices")
  void teams_keeps_its_limit_and_prints_log_text_in_runs_that_are_not_markdown(Notice notice) {
    JsonNode json = sent("teams", notice);
    JsonNode attachment = json.path("attachments").path(0);

    assertThat(Sizes.bytes(json)).isLessThanOrEqualTo(TeamsKind.BYTES);
    assertThat(json.path("type").asText()).isEqualTo("message");
    assertThat(attachment.path("contentType").asText())
        .isEqualTo("application/vnd.microsoft.card.adaptive");
    assertThat(attachment.path("content").path("version").asText()).isEqualTo("1.4");
    assertThat(attachment.path("content").path("body").size()).isPositive();
    for (JsonNode element : attachment.path("content").path("body")) {
      assertThat(element.path("type").asText()).isIn("Container", "RichTextBlock", "TextBlock");
      if (element.path("type").asText().equals("TextBlock")) {
        assertThat(element.path("text").asText()).isEqualTo("<at>42</at>");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("notices")
  void google_chat_keeps_its_limit_and_takes_a_repetition_once(Notice notice) {
    JsonNode json = sent("google-chat", notice);
    sent("google-chat", notice);

    assertThat(Sizes.bytes(json)).isLessThanOrEqualTo(32_000);
    assertThat(json.path("cardsV2").path(0).path("card").path("sections").path(0).path("widgets"))
        .isNotEmpty();
    assertThat(server.got().get(0).query())
        .contains("requestId=")
        .isEqualTo(server.got().get(1).query());
  }

  @ParameterizedTest
  @MethodSource("notices")
  void mattermost_and_rocket_chat_keep_theirs(Notice notice) {
    for (String kind : List.of("mattermost", "rocketchat")) {
      JsonNode attachment = sent(kind, notice).path("attachments").path(0);
      int most = kind.equals("mattermost") ? 7000 : 4500;
      assertThat(attachment.path("text").asText()).isNotBlank().hasSizeLessThanOrEqualTo(most);
      assertThat(attachment.path("title").asText()).isNotBlank().hasSizeLessThanOrEqualTo(1024);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"discord", "teams", "google-chat", "mattermost", "rocketchat"})
  void nothing_from_a_log_calls_anybody_or_leads_anywhere(String kind) {
    String json =
        sent(kind, Samples.about(NoticeKind.FIRST, 1, List.of(Hostile.alert(1)))).toString();

    assertThat(json)
        .doesNotContain("@everyone", "@here", "@channel", "<@U1>", "<!here>", "https://evil")
        .doesNotContain("\u202E", "\\u0007", "\\r", "\"javascript:", "(javascript:")
        .contains("and 1 more".substring(0, 3));
    if (!kind.equals("teams")) {
      assertThat(json).doesNotContain("<script>", "<b>bold");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"discord", "teams", "google-chat", "mattermost", "rocketchat"})
  void unset_it_is_off_and_an_inside_address_is_refused(String kind) {
    assertThat(opening(kind).tried()).isEmpty();
    assertThat(opening(kind).faults()).isEmpty();

    Channel guarded =
        opening(kind).secret("webhook_url", server.url("/hook")).with("allow_http", true).channel();
    assertThat(guarded.send(Samples.of(Occasion.ALERT)))
        .isInstanceOfSatisfying(
            Answer.Dead.class, dead -> assertThat(dead.reason()).contains("loopback"));
    assertThat(server.got()).isEmpty();
  }
}
