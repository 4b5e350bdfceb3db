package io.loginwatch.bench.speed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Only parsing a file with Jackson: the floor for everything that reads JSON. */
final class Parsing {
  private Parsing() {}

  /** To trees. */
  static long trees(Path file) throws IOException {
    long lines = 0;
    try (InputStream in = open(file);
        MappingIterator<JsonNode> trees =
            new ObjectMapper().readerFor(JsonNode.class).readValues(in)) {
      while (trees.hasNextValue()) {
        if (!trees.nextValue().isEmpty()) {
          lines++;
        }
      }
    }
    return lines;
  }

  /** Token by token, every text looked at. */
  static long tokens(Path file) throws IOException {
    long lines = 0;
    int depth = 0;
    long letters = 0;
    try (InputStream in = open(file);
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

  private static InputStream open(Path file) throws IOException {
    return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
  }
}
