package io.loginwatch.notify.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediumTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SLACK    | a & b <c>       | a &amp; b &lt;c&gt;",
        "RICH     | <a href=\"x\">  | &lt;a href=&quot;x&quot;&gt;",
        "HTML     | 'x' & \"y\" <b> | &#39;x&#39; &amp; &quot;y&quot; &lt;b&gt;",
        "MARKDOWN | *a* _b_ `c` [d](e) ~f~ <g> | \\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\~f\\~ \\<g\\>",
        "MARKDOWN | # title         | \\# title",
        "MARKDOWN | 10-20 + 5 (x)   | 10-20 + 5 (x)",
        "TEXT     | a & b <c> *d*   | a & b <c> *d*",
        "CARD     | a & b <c> *d*   | a & b <c> *d*",
      })
  void each_medium_escapes_what_its_markup_is_made_of(Medium medium, String text, String shown) {
    assertThat(medium.escape(text)).isEqualTo(shown);
  }

  @ParameterizedTest
  @EnumSource(
      value = Medium.class,
      names = {"SLACK", "MARKDOWN", "RICH", "CARD"})
  void nobody_is_called_by_what_a_log_says(Medium medium) {
    assertThat(medium.escape("@everyone @here @channel @all @alice <!here> <@U1>"))
        .doesNotContain("@everyone", "@here", "@channel", "@all", "@alice", "<!", "<@")
        .contains("everyone", "alice");
    assertThat(medium.escape("x@everyone")).doesNotContain("@everyone");
    assertThat(medium.escape("https://evil.example")).doesNotContain("://");
  }

  @ParameterizedTest
  @EnumSource(Medium.class)
  void a_mail_address_stays_as_it_is(Medium medium) {
    assertThat(medium.escape("alice@example.com")).isEqualTo("alice@example.com");
  }

  @ParameterizedTest
  @EnumSource(Medium.class)
  void a_value_stays_on_its_line_and_runs_forwards(Medium medium) {
    assertThat(medium.escape("a\r\nBcc: b\u202Egnp.exe\u2066\u0007\u200B\uFEFF\uD83D"))
        .doesNotContain("\r", "\n", "\u202E", "\u2066", "\u0007", "\u200B", "\uFEFF", "\uD83D");
  }

  @Test
  void what_was_taken_out_leaves_a_mark() {
    assertThat(Clean.line("a\u202Eb")).isEqualTo("a\uFFFDb");
    assertThat(Clean.line("a\u2028b\tc")).isEqualTo("a b c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Zoë Ångström", "مريم", "山田太郎", "👩\u200D💻", "می\u200Cخواهم"})
  void names_of_all_scripts_are_left_alone(String name) {
    assertThat(Clean.line(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "javascript:alert(1), ''",
    "ftp://example.com, ''",
    "https://example.com/a?b=c&d=e, https://example.com/a?b=c&d=e",
    "https://example.com/a)>b|c, https://example.com/a%29%3Eb%7Cc",
  })
  void a_link_cannot_end_early_or_run(String url, String safe) {
    assertThat(Links.safe(url)).isEqualTo(safe);
  }
}
