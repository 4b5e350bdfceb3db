package io.loginwatch.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
  @TempDir private Path folder;

  private final StringWriter err = new StringWriter();

  private int replay(String... arguments) throws Exception {
    Files.writeString(folder.resolve("loginwatch.yaml"), "");
    String[] all = new String[arguments.length + 3];
    all[0] = "replay";
    all[1] = "--config";
    all[2] = folder.toString();
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return Loginwatch.commandLine().setErr(new PrintWriter(err, true)).execute(all);
  }

  @Test
  void what_is_read_more_than_once_cannot_be_standard_input() throws Exception {
    assertThat(replay("--diff", folder.toString(), "-")).isNotZero();
    assertThat(err.toString()).contains("--diff reads the logins more than once");

    assertThat(replay("--measure", "-")).isNotZero();
    assertThat(err.toString()).contains("--measure reads the logins more than once");
  }
}
