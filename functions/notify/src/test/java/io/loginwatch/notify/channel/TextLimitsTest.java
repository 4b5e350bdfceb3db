package io.loginwatch.notify.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.notify.Notice;
import io.loginwatch.notify.message.Clip;
import io.loginwatch.notify.message.Occasion;
import io.loginwatch.notify.message.Samples;
import io.loginwatch.notify.message.Templates;
import io.loginwatch.notify.message.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A text of exactly a service's limit goes out whole; one character more is cut to the limit and
 * ends in "…". A template of one's own may say as much as it likes.
 */
class TextLimitsTest {
  private static final Notice.About NOTICE = (Notice.About) Samples.of(Occasion.ALERT);
  private static final URI URL = URI.create("https://example.org/");

  @TempDir private Path folder;

  private static Arguments title(int limit, String what, Function<Writer, String> sent) {
    return Arguments.of(what, limit, true, sent);
  }

  private static Arguments body(int limit, String what, Function<Writer, String> sent) {
    return Arguments.of(what, limit, false, sent);
  }

  static Stream<Arguments> limits() {
    return Stream.of(
        title(
            150,
            "Slack's header",
            w -> SlackKind.payload(NOTICE, w, UserNames.NONE).at("/blocks/0/text/text").asText()),
        title(
            256,
            "Discord's title",
            w ->
                DiscordKind.payload(NOTICE, w, "x", UserNames.NONE).at("/embeds/0/title").asText()),
        body(
            4096,
            "Discord's description",
            w ->
                DiscordKind.payload(NOTICE, w, "x", UserNames.NONE)
                    .at("/embeds/0/description")
                    .asText()),
        title(250, "Pushover's title", w -> PushoverKind.form(NOTICE, w, false).get("title")),
        body(1024, "Pushover's message", w -> PushoverKind.form(NOTICE, w, false).get("message")),
        title(
            1024,
            "PagerDuty's summary",
            w -> PagerDutyKind.payload(NOTICE, w, "k").at("/payload/summary").asText()),
        title(
            130,
            "Opsgenie's message",
            w -> OpsgenieKind.payload(NOTICE, w).path("message").asText()),
        body(
            15_000,
            "Opsgenie's description",
            w -> OpsgenieKind.payload(NOTICE, w).path("description").asText()),
        body(4096, "ntfy's message", w -> new String(NtfyKind.call(URL, NOTICE, w).body(), UTF_8)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("limits")
  void at_the_limit_it_is_whole_and_one_past_it_is_cut(
      String what, int limit, boolean inTitle, Function<Writer, String> sent) throws Exception {
    assertThat(sent.apply(saying(limit, inTitle))).isEqualTo("x".repeat(limit));

    String cut = sent.apply(saying(limit + 1, inTitle));
    assertThat(cut).endsWith("…").startsWith("xxx");
    assertThat(what.startsWith("ntfy") ? Clip.size(cut) : cut.length()).isLessThanOrEqualTo(limit);
  }

  private Writer saying(int length, boolean inTitle) throws Exception {
    String text = "x".repeat(length);
    for (String medium : new String[] {"text", "slack", "markdown", "card"}) {
      Files.writeString(
          folder.resolve("alert." + medium + ".mustache"),
          inTitle ? text + "\nbody" : "title\n" + text);
    }
    return new Writer(new Templates(folder), "ops");
  }
}
