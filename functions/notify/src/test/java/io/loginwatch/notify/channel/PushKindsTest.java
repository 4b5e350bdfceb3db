package io.loginwatch.notify.channel;

import static io.loginwatch.notify.channel.Opening.opening;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.loginwatch.core.incident.NoticeKind;
import io.loginwatch.notify.Channel;
import io.loginwatch.notify.Notice;
import io.loginwatch.notify.message.Clip;
import io.loginwatch.notify.message.Occasion;
import io.loginwatch.notify.message.Samples;
import io.loginwatch.notify.message.Templates;
import io.loginwatch.notify.message.Writer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PushKindsTest {
  private static final Writer WRITER = new Writer(new Templates(Path.of("none")), "ops");
  private static final Notice FLOOD =
      Samples.about(NoticeKind.FIRST, 1, IntStream.range(0, 200).mapToObj(Hostile::alert).toList());
  private final Receiver server = new Receiver();

  @AfterEach
  void stop() {
    server.close();
  }

  private Opening ntfy() {
    return opening("ntfy").with("topic_url", server.url("/logins")).with("allow_private", true);
  }

  @Test
  void ntfy_gets_text_with_its_headers_and_a_token_only_where_there_is_one() {
    ntfy().channel().send(Samples.of(Occasion.GROUPED));
    ntfy().secret("token", "tk_abc123").channel().send(Samples.of(Occasion.GROUPED));

    var first = server.got().get(0);
    assertThat(first.path()).isEqualTo("/logins");
    assertThat(first.headers().getFirst("Priority")).isEqualTo("high");
    assertThat(first.headers().getFirst("Tags")).isEqualTo("warning,lock");
    assertThat(first.headers().getFirst("Title")).startsWith("=?UTF-8?B?");
    assertThat(first.headers().getFirst("Click")).startsWith("https://");
    assertThat(first.headers()).doesNotContainKey("Authorization");
    assertThat(server.got().get(1).headers().getFirst("Authorization"))
        .isEqualTo("Bearer tk_abc123");
    Golden.sameText("ntfy-grouped.txt", first.body() + "\n");
  }

  static Stream<Notice> notices() {
    return Stream.concat(
        Stream.of(Occasion.values()).filter(one -> one != Occasion.USER).map(Samples::of),
        Stream.of(FLOOD));
  }

  @ParameterizedTest
  @MethodSource("notices")
  void ntfy_keeps_within_4096_bytes(Notice notice) {
    ntfy().channel().send(notice);

    assertThat(Clip.size(server.only().body())).isBetween(1, 4096);
  }

  @ParameterizedTest
  @MethodSource("notices")
  void pushover_keeps_its_limits(Notice notice) {
    Map<String, String> form = PushoverKind.form(notice, WRITER, false);

    assertThat(form.get("message")).isNotBlank().hasSizeLessThanOrEqualTo(1024);
    assertThat(form.get("title")).isNotBlank().hasSizeLessThanOrEqualTo(250);
    assertThat(form.getOrDefault("url", "")).hasSizeLessThanOrEqualTo(512);
    assertThat(form.get("priority")).isIn("-1", "0", "1");
  }

  @Test
  void what_to_do_is_in_it_however_many_alerts_there_are() {
    Notice many =
        Samples.about(
            NoticeKind.FIRST, 1, IntStream.range(0, 40).mapToObj(Samples::numbered).toList());
    ntfy().channel().send(many);

    assertThat(PushoverKind.form(many, WRITER, false).get("message")).contains("To do: Ask alice");
    assertThat(server.only().body()).contains("To do: Ask alice", "Acknowledge: https://");
  }

  @Test
  void pushover_gets_a_form() {
    Channel channel =
        opening("pushover")
            .secret("token", "app")
            .secret("user", "group")
            .with("api_url", server.url("/1/messages.json"))
            .with("allow_private", true)
            .channel();

    channel.send(Samples.of(Occasion.GROUPED));

    Map<String, String> form = new TreeMap<>();
    Arrays.stream(server.only().body().split("&"))
        .map(field -> field.split("=", 2))
        .forEach(field -> form.put(field[0], URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    Golden.same("pushover-grouped", new ObjectMapper().valueToTree(form));
  }

  @Test
  void an_emergency_rings_until_somebody_answers_where_that_is_wanted() {
    assertThat(PushoverKind.form(FLOOD, WRITER, true))
        .containsEntry("priority", "2")
        .containsEntry("retry", "60")
        .containsEntry("expire", "3600");
    assertThat(PushoverKind.form(FLOOD, WRITER, false)).doesNotContainKey("retry");
  }

  @Test
  void ntfy_does_without_a_token_whose_variable_is_not_set() {
    ntfy().with("token", "env:NOT_SET").channel().send(Samples.of(Occasion.ALERT));

    assertThat(server.only().headers()).doesNotContainKey("Authorization");
    assertThat(ntfy().with("token", "tk_plain").faults())
        .singleElement()
        .asString()
        .startsWith("token: is a secret");
  }

  @Test
  void a_channel_that_waits_for_its_variable_has_nothing_wrong_with_it() {
    Opening waiting =
        opening("ntfy").with("topic_url", "env:NOT_SET").with("token", "env:NOT_SET_EITHER");

    assertThat(waiting.tried()).isEmpty();
    assertThat(waiting.faults()).isEmpty();
    assertThat(opening("ntfy").with("topic", "env:NOT_SET").faults())
        .containsExactly("topic: unknown field");
  }

  @Test
  void half_a_configuration_is_refused_with_every_fault() {
    assertThat(opening("ntfy").with("topic_url", "ntfy.sh/my-topic").faults())
        .containsExactly("topic_url: is no URL such as https://example.com/path");
    assertThat(opening("pushover").secret("token", "app").faults())
        .containsExactly("user: is missing");
    assertThat(opening("pushover").tried()).isEmpty();
    assertThat(opening("ntfy").tried()).isEmpty();
  }
}
