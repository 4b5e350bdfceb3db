package io.loginwatch.ingest.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** JSON from outside: bounded in depth and in the length of its strings and numbers. */
public final class Json {
  /** How deep objects and arrays may nest; every known sender stays under 20. */
  public static final int MAX_DEPTH = 64;

  /** Longest string in characters; CloudWatch Logs events end at 1 MB. */
  static final int MAX_STRING = 2 * 1024 * 1024;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_STRING)
                  .maxNumberLength(100)
                  .maxNameLength(1_000)
                  .build())
          .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .build();

  /** Shared; reads as strictly as the JSON standard. */
  public static final ObjectMapper MAPPER = new ObjectMapper(FACTORY);

  private static final ObjectReader READER = MAPPER.reader();

  private Json() {}

  static JsonParser parser(byte[] bytes, int from, int length) throws IOException {
    JsonParser parser = FACTORY.createParser(bytes, from, length);
    parser.setCodec(READER);
    return parser;
  }

  /** The value of the text, or null if it is not JSON. */
  public static @Nullable JsonNode parse(String text) {
    try {
      JsonNode node = READER.readTree(text);
      return node.isMissingNode() ? null : node;
    } catch (IOException e) {
      return null;
    }
  }
}
