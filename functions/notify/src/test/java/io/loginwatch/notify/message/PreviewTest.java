package io.loginwatch.notify.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreviewTest {
  private static final Path NONE = Path.of("no-such-folder");

  @Test
  void every_message_can_be_looked_at_in_every_medium() throws Exception {
    Path out = Files.createDirectories(Path.of("target", "preview"));
    for (Occasion occasion : Occasion.values()) {
      for (Medium medium : EnumSet.complementOf(EnumSet.of(Medium.JSON))) {
        String text = Preview.of(NONE, occasion, medium, "ops");
        assertThat(text).as(occasion + " in " + medium).isNotBlank().doesNotContain("{{", "null");
        String ending = medium == Medium.HTML ? ".html" : "." + medium.word() + ".txt";
        Files.writeString(out.resolve(occasion.word() + ending), text);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TEXT,     https://wiki.example.org/travel?for=soc&kind=1",
    "MARKDOWN, https://wiki.example.org/travel?for=soc&kind=1",
    "HTML,     https://wiki.example.org/travel?for=soc&amp;kind=1",
    "RICH,     https://wiki.example.org/travel?for=soc&amp;kind=1",
    "SLACK,    https://wiki.example.org/travel?for=soc&amp;kind=1",
  })
  void our_own_links_stay_links(Medium medium, String runbook) {
    assertThat(Preview.of(NONE, Occasion.ALERT, medium, "ops"))
        .contains(runbook)
        .doesNotContain("\u2060");
    assertThat(Preview.of(NONE, Occasion.DIGEST, medium, "ops")).doesNotContain("\u2060");
  }

  @Test
  void a_file_in_the_folder_takes_the_place_of_the_built_in_one(@TempDir Path folder)
      throws Exception {
    Files.writeString(folder.resolve("alert.slack.mustache"), "{{who}} again\n{{title}}!");

    assertThat(Preview.of(folder, Occasion.ALERT, Medium.SLACK, "ops"))
        .isEqualTo("alice again\nImpossible travel!");
    assertThat(Preview.of(folder, Occasion.ALERT, Medium.TEXT, "ops")).doesNotContain("again");
  }

  @Test
  void one_channel_can_have_a_template_of_its_own(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("alert.slack.mustache"), "all");
    Files.writeString(folder.resolve("alert.ops.mustache"), "ops");

    assertThat(Preview.of(folder, Occasion.ALERT, Medium.SLACK, "ops")).isEqualTo("ops");
    assertThat(Preview.of(folder, Occasion.ALERT, Medium.SLACK, "other")).isEqualTo("all");
  }

  @Test
  void a_body_of_ones_own_is_shown_as_the_channel_sends_it(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("body.ops.mustache"), "{\"event\": \"{{title}}\"}");

    assertThat(Preview.of(folder, Occasion.ALERT, Medium.JSON, "ops"))
        .contains("\"event\" : \"Impossible travel\"");
  }

  @Test
  void a_channels_own_template_does_not_take_the_place_of_a_mails_page(@TempDir Path folder)
      throws Exception {
    Files.writeString(folder.resolve("alert.ops.mustache"), "ops");
    assertThat(Preview.of(folder, Occasion.ALERT, Medium.TEXT, "ops")).isEqualTo("ops");
    assertThat(Preview.of(folder, Occasion.ALERT, Medium.HTML, "ops"))
        .isEqualTo(Preview.of(NONE, Occasion.ALERT, Medium.HTML, "ops"));

    Files.writeString(folder.resolve("alert.ops.html.mustache"), "<p>ops</p>");
    assertThat(Preview.of(folder, Occasion.ALERT, Medium.HTML, "ops")).isEqualTo("<p>ops</p>");
    assertThat(Preview.of(folder, Occasion.ALERT, Medium.TEXT, "ops")).isEqualTo("ops");
  }

  @Test
  void a_text_template_of_ones_own_is_for_all_media_that_have_none(@TempDir Path folder)
      throws Exception {
    Files.writeString(folder.resolve("alert.text.mustache"), "mine");

    assertThat(Preview.of(folder, Occasion.ALERT, Medium.MARKDOWN, "ops")).isEqualTo("mine");
  }

  @Test
  void a_template_that_is_wrong_keeps_no_alert_from_anybody(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("alert.slack.mustache"), "{{#who}} never closed");
    Files.writeString(folder.resolve("facts.rich.mustache"), "{{/who}}");
    Files.writeString(folder.resolve("alert.card.mustache"), "{{nobody_knows_this}}{{who}}");

    assertThat(Preview.of(folder, Occasion.ALERT, Medium.SLACK, "ops"))
        .isEqualTo(Preview.of(NONE, Occasion.ALERT, Medium.SLACK, "ops"));
    assertThat(Preview.of(folder, Occasion.ALERT, Medium.RICH, "ops"))
        .isEqualTo(Preview.of(NONE, Occasion.ALERT, Medium.RICH, "ops"));
    assertThat(Preview.of(folder, Occasion.ALERT, Medium.CARD, "ops")).isEqualTo("alice");
  }
}
