package io.loginwatch.ingest.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of the usual shapes, read off their tokens. */
final class TokenValues {
  private TokenValues() {}

  /**
   * The text that a tree's node would have, of a list its first value's; empty where there is none.
   */
  static String text(JsonParser tokens, JsonToken token) throws IOException {
    return switch (token) {
      case VALUE_STRING -> tokens.getText();
      case VALUE_NUMBER_INT -> tokens.getText().equals("-0") ? "0" : tokens.getText();
      case VALUE_NUMBER_FLOAT -> String.valueOf(tokens.getDoubleValue());
      case VALUE_TRUE -> "true";
      case VALUE_FALSE -> "false";
      case START_ARRAY -> first(tokens);
      default -> "";
    };
  }

  private static String first(JsonParser tokens) throws IOException {
    JsonToken token = tokens.nextToken();
    boolean scalar = token.isScalarValue();
    String text = scalar ? text(tokens, token) : "";
    while (tokens.currentToken() != JsonToken.END_ARRAY) {
      tokens.skipChildren();
      tokens.nextToken();
    }
    return text;
  }

  /** A text, or all of a list of texts; null where there is anything else. */
  static @Nullable List<String> words(
      JsonParser tokens, JsonToken token, RecentTexts recent, EcsName name) throws IOException {
    if (token == JsonToken.VALUE_STRING) {
      return List.of(recent.text(tokens, name));
    }
    if (token != JsonToken.START_ARRAY || tokens.nextToken() != JsonToken.VALUE_STRING) {
      return null;
    }
    String first = recent.text(tokens, name);
    if (tokens.nextToken() == JsonToken.END_ARRAY) {
      return List.of(first);
    }
    List<String> words = new ArrayList<>(List.of(first));
    for (; tokens.currentToken() == JsonToken.VALUE_STRING; tokens.nextToken()) {
      words.add(recent.text(tokens, name));
    }
    return tokens.currentToken() == JsonToken.END_ARRAY ? words : null;
  }

  static double number(JsonParser tokens, JsonToken token) throws IOException {
    return token.isNumeric() ? tokens.getDoubleValue() : Double.NaN;
  }
}
