package io.loginwatch.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundTest {
  private static final String LINES =
      """
      {"@timestamp":"2026-03-02T10:00:00Z","event":{"category":"authentication","outcome":"success"},"user":{"name":"ada"}}
      {"user":{"name":"bob"}}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void with_an_empty_configuration() throws IOException {
    Files.writeString(folder.resolve("loginwatch.yaml"), "");
  }

  private Round round(String lines) throws IOException {
    Path file = Files.writeString(folder.resolve("logins"), lines);
    return Round.of(file, new Replay(Installation.of(folder, folder, folder), null, null));
  }

  @Test
  void everything_is_parsed_and_what_is_a_login_is_judged() throws IOException {
    Round round = round(LINES);

    assertThat(round.parsing().values()).isEqualTo(2);
    assertThat(round.replay().logins()).isEqualTo(1);
    assertThat(round.profiles().profiles()).isEqualTo(1);
    assertThat(round.collectingSeconds()).isBetween(0.0, round.replay().seconds());
    assertThat(round.timesParsing())
        .isEqualTo(round.replay().coreSeconds() / round.parsing().coreSeconds());
  }

  @Test
  void what_is_no_json_cannot_be_compared_with_parsing_it() {
    assertThatThrownBy(() -> round("Nov 21 sshd[1]: " + LINES)).isInstanceOf(IOException.class);
  }
}
