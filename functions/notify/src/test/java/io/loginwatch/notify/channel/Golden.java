package io.loginwatch.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Payloads that a person has looked at, in {@code src/test/resources/golden}. After a change that
 * was meant: {@code mvn test -Dgolden=write}, and review the difference.
 */
final class Golden {
  private static final Path FOLDER = Path.of("src", "test", "resources", "golden");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private Golden() {}

  static void same(String name, JsonNode payload) {
    try {
      sameText(name + ".json", JSON.writeValueAsString(payload) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void same(String name, String json) {
    try {
      same(name, JSON.readTree(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void sameText(String name, String text) {
    Path file = FOLDER.resolve(name);
    try {
      if ("write".equals(System.getProperty("golden"))) {
        Files.createDirectories(FOLDER);
        Files.writeString(file, text);
      }
      assertThat(file).as("%s; run with -Dgolden=write and review", name).exists();
      assertThat(text).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
