package io.loginwatch.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParsingTest {
  private static final byte[] LINES =
      "{\"user\":{\"name\":\"ada\"}}\n{\"user\":{\"name\":\"bob\"}}\n"
          .getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;

  @Test
  void every_value_of_a_file_is_parsed() throws IOException {
    Path file = Files.write(folder.resolve("logins.ndjson"), LINES);

    assertThat(Parsing.of(file).values()).isEqualTo(2);
  }

  @Test
  void a_packed_file_is_unpacked() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(LINES);
    }
    Path file = Files.write(folder.resolve("logins.ndjson.gz"), packed.toByteArray());

    assertThat(Parsing.of(file).values()).isEqualTo(2);
  }

  @Test
  void a_log_that_is_no_json_cannot_be_compared_with() throws IOException {
    Path file = Files.writeString(folder.resolve("auth.log"), "Nov 21 sshd[1]: Accepted\n");

    assertThatThrownBy(() -> Parsing.of(file)).isInstanceOf(IOException.class);
  }
}
