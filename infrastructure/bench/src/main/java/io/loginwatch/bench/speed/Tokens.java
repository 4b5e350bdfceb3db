package io.loginwatch.bench.speed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Only going through the tokens of a file with Jackson: the floor for all that reads JSON. */
final class Tokens {
  private Tokens() {}

  /** Token by token, every text looked at. */
  static long in(Path file) throws IOException {
    long lines = 0;
    int depth = 0;
    long letters = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        JsonParser parser = new JsonFactory().createParser(in)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_OBJECT) {
          depth++;
        } else if (token == JsonToken.END_OBJECT && --depth == 0) {
          lines++;
        } else if (token == JsonToken.VALUE_STRING) {
          letters += parser.getTextLength();
        }
      }
    }
    return letters == 0 ? 0 : lines;
  }
}
