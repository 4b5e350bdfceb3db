package io.loginwatch.ingest.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** Reads values of an ECS record that are not single texts off their tokens. */
final class EcsSpecial {
  private final EcsRecord said;
  private final RecentTexts recent;

  /**
   * @param said what takes the values
   */
  EcsSpecial(EcsRecord said, RecentTexts recent) {
    this.said = said;
    this.recent = recent;
  }

  /** Reads a point that is an array, longitude first; false where it is not one of numbers. */
  boolean point(JsonParser tokens) throws IOException {
    said.longitude = TokenValues.number(tokens, tokens.nextToken());
    said.latitude = TokenValues.number(tokens, tokens.nextToken());
    while (tokens.nextToken().isNumeric()) {
      // How high it is does not matter.
    }
    return tokens.currentToken() == JsonToken.END_ARRAY
        && !Double.isNaN(said.longitude)
        && !Double.isNaN(said.latitude);
  }

  /** Reads one; false where it is not as usual. */
  boolean read(JsonParser tokens, JsonToken token, EcsName name) throws IOException {
    EcsStep.Kind kind = Objects.requireNonNull(name.step).kind();
    switch (kind) {
      case TIME -> {
        said.time = token == JsonToken.VALUE_STRING ? TextNode.valueOf(tokens.getText()) : null;
        return said.time != null;
      }
      case CATEGORIES -> {
        said.categories = TokenValues.words(tokens, token, recent, name);
        return said.categories != null;
      }
      case TYPES -> {
        said.types = TokenValues.words(tokens, token, recent, name);
        return said.types != null;
      }
      case LATITUDE -> said.latitude = TokenValues.number(tokens, token);
      case LONGITUDE -> said.longitude = TokenValues.number(tokens, token);
      case LOOSE_LATITUDE -> {
        boolean first = Double.isNaN(said.looseLatitude);
        said.looseLatitude = TokenValues.number(tokens, token);
        return first && token.isNumeric();
      }
      case LOOSE_LONGITUDE -> {
        boolean first = Double.isNaN(said.looseLongitude);
        said.looseLongitude = TokenValues.number(tokens, token);
        return first && token.isNumeric();
      }
      case RADIUS -> said.radius = TokenValues.number(tokens, token);
      case ASN -> said.asn = TokenValues.number(tokens, token);
      case INTERACTIVE -> said.interactive = token == JsonToken.VALUE_TRUE;
      case ACCURACY -> said.accuracyKm = (int) Math.max(TokenValues.number(tokens, token), -1);
      case ANONYMIZERS -> {
        List<String> words =
            token == JsonToken.START_ARRAY ? TokenValues.words(tokens, token, recent, name) : null;
        said.anonymizers = words == null ? List.of() : words;
        return words != null;
      }
      case TAGS -> {
        List<String> words = TokenValues.words(tokens, token, recent, name);
        if (words != null) {
          AddressTags.tags(words, said.tagged);
        }
        return words != null;
      }
      case NOTHING, LABELS, ODD -> {
        return false;
      }
    }
    return switch (kind) {
      case INTERACTIVE -> token.isBoolean();
      case ACCURACY -> token == JsonToken.VALUE_NUMBER_INT && tokens.getTextLength() < 9;
      default -> token.isNumeric();
    };
  }
}
