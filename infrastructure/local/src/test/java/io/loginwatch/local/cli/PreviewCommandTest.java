package io.loginwatch.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewCommandTest {
  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void configuration() throws Exception {
    Files.writeString(
        folder.resolve("loginwatch.yaml"),
        "notify: {channels: {ops: {kind: slack, webhook_url: 'env:NOT_SET'}}}");
    Files.createDirectories(folder.resolve("templates"));
  }

  private int preview(String... arguments) {
    var all = new ArrayList<>(List.of("preview", "--config", folder.toString()));
    all.addAll(List.of(arguments));
    return Loginwatch.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all.toArray(String[]::new));
  }

  @Test
  void a_kind_is_shown_in_its_own_markup() {
    assertThat(preview("slack")).isZero();

    assertThat(out.toString()).contains("*Who:*", "alice", "New York");
  }

  @Test
  void a_channel_is_shown_as_its_kind_with_the_templates_of_the_configuration() throws Exception {
    Files.writeString(folder.resolve("templates/alert.ops.mustache"), "{{title}}\nmine: {{who}}");

    assertThat(preview("ops")).isZero();
    assertThat(preview("slack")).isZero();

    assertThat(out.toString()).containsOnlyOnce("mine: alice");
  }

  @Test
  void every_occasion_can_be_asked_for_whatever_its_case() {
    assertThat(preview("telegram", "--occasion", "digest")).isZero();
    assertThat(preview("telegram", "--occasion", "Grouped")).isZero();

    assertThat(out.toString()).contains("okta-production", "New country");
  }

  @Test
  void a_mail_is_written_as_a_page() throws Exception {
    Path page = folder.resolve("mail.html");

    assertThat(preview("--occasion", "user", "--html", page.toString())).isZero();

    assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>").contains("New York");
  }

  @Test
  void what_is_neither_a_channel_nor_a_kind_is_said_with_what_there_is() {
    assertThat(preview("slak")).isEqualTo(1);

    assertThat(err.toString()).contains("slak is neither a channel of", "[ops]", "slack");
  }
}
