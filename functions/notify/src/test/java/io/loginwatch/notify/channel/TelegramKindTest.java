package io.loginwatch.notify.channel;

import static io.loginwatch.notify.channel.Opening.opening;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.incident.NoticeKind;
import io.loginwatch.notify.Answer;
import io.loginwatch.notify.Channel;
import io.loginwatch.notify.Notice;
import io.loginwatch.notify.message.Occasion;
import io.loginwatch.notify.message.Samples;
import io.loginwatch.notify.message.Templates;
import io.loginwatch.notify.message.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TelegramKindTest {
  private static final Writer WRITER = new Writer(new Templates(Path.of("none")), "ops");
  private final Receiver server = new Receiver();

  @AfterEach
  void stop() {
    server.close();
  }

  private Channel telegram() {
    return opening("telegram")
        .secret("bot_token", "123:abc")
        .with("chat_ids", "[\"-1001\", \"-1002\", \"-1003\"]")
        .with("api_url", server.url(""))
        .with("allow_private", true)
        .channel();
  }

  @Test
  void every_chat_gets_the_message() {
    assertThat(telegram().send(Samples.of(Occasion.GROUPED)))
        .isEqualTo(new Answer.Sent("sent to 3 chats"));

    assertThat(server.got()).extracting(Receiver.Got::path).containsOnly("/bot123:abc/sendMessage");
    assertThat(server.got()).hasSize(3);
    Golden.same("telegram-grouped", server.got().getFirst().body());
  }

  @Test
  void a_chat_that_has_its_message_does_not_get_it_again() {
    server.answering(request ->
        request.body().contains("-1002")
            ? new Receiver.Reply(429, "{\"ok\":false,\"parameters\":{\"retry_after\":7}}")
            : new Receiver.Reply(200, "{\"ok\":true}"));
    var notice = (Notice.About) Samples.of(Occasion.ALERT);

    Answer answer = telegram().send(notice);

    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Retry.class,
            retry -> {
              assertThat(retry.done()).containsExactly("-1001", "-1003");
              assertThat(retry.after()).isEqualTo(Duration.ofSeconds(7));
            });
    server.answering(200, "{\"ok\":true}");
    telegram().send(Notices.after(notice, ((Answer.Retry) answer).done()));
    assertThat(server.got()).hasSize(4);
    assertThat(server.got().getLast().body()).contains("-1002");
  }

  @Test
  void a_chat_that_threw_the_bot_out_is_named_and_the_others_are_served() {
    server.answering(request ->
        request.body().contains("-1002")
            ? new Receiver.Reply(403, "{\"ok\":false,\"description\":\"kicked\"}")
            : new Receiver.Reply(200, "{\"ok\":true}"));

    assertThat(telegram().send(Samples.of(Occasion.ALERT)))
        .isInstanceOfSatisfying(
            Answer.Dead.class,
            dead ->
                assertThat(dead.reason())
                    .startsWith("-1002: HTTP 403")
                    .endsWith("the other 2 got it"));
  }

  @ParameterizedTest
  @EnumSource(value = Occasion.class, mode = EnumSource.Mode.EXCLUDE, names = "USER")
  void every_message_keeps_within_4096_characters(Occasion occasion) {
    assertThat(text(Samples.of(occasion))).isNotBlank().hasSizeLessThanOrEqualTo(4096);
  }

  @Test
  void a_flood_does_too_and_its_tags_stay_closed() {
    List<Alert> alerts = IntStream.range(0, 200).mapToObj(Hostile::alert).toList();

    String text = text(Samples.about(NoticeKind.FIRST, 1, alerts));

    assertThat(text).hasSizeLessThanOrEqualTo(4096);
    assertThat(text.split("<b>", -1)).hasSameSizeAs(text.split("</b>", -1));
    assertThat(text.split("<a ", -1)).hasSameSizeAs(text.split("</a>", -1));
    assertThat(text.replaceAll("</?b>|<a href=\"[^\"]*\">|</a>", "")).doesNotContain("<", ">");
  }

  private static String text(Notice notice) {
    return TelegramKind.payload(notice, WRITER, "1").path("text").asText();
  }

  @Test
  void half_a_configuration_is_refused_and_none_is_off() {
    assertThat(opening("telegram").tried()).isEmpty();
    assertThat(opening("telegram").with("bot_token", "123:abc").faults())
        .anyMatch(fault -> fault.startsWith("bot_token: is a secret"))
        .contains("chat_ids: is missing");
  }
}
