package io.loginwatch.ingest.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.JsonNode;
import io.loginwatch.ingest.wire.Json;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Hands on the tokens of one record after the other, and makes an id of what each says. Only for
 * readers that go on by {@code nextToken}, {@code nextFieldName} and {@code skipChildren}.
 */
public final class IdentifyingParser extends JsonParserDelegate {
  private static final int NOT_MUTED = -1;
  private static final int OBJECT = -1;

  private final Identity identity = new Identity();

  /** Where the objects and arrays stand that are open. */
  private final long[] places = new long[Json.MAX_DEPTH + 2];

  /** The index of the next value of each that is an array; of objects, {@link #OBJECT}. */
  private final int[] indices = new int[places.length];

  private int depth;

  /** Where the value of the last name stands. */
  private long named;

  /** How deep the name is whose value does not count. */
  private int mutedAt = NOT_MUTED;

  public IdentifyingParser(JsonParser tokens) {
    super(tokens);
  }

  /** To be called before the opening brace of a record. */
  public void begin() {
    identity.clear();
    depth = 0;
    indices[0] = OBJECT;
    named = Identity.ROOT;
    mutedAt = NOT_MUTED;
  }

  /** The id of the record whose last brace was read: that of {@link Identity#of} its tree. */
  public String id() {
    return identity.text();
  }

  @Override
  public @Nullable JsonToken nextToken() throws IOException {
    JsonToken token = delegate.nextToken();
    see(token);
    return token;
  }

  @Override
  public @Nullable String nextFieldName() throws IOException {
    String name = delegate.nextFieldName();
    see(delegate.currentToken());
    return name;
  }

  @Override
  public boolean nextFieldName(SerializableString expected) throws IOException {
    boolean is = delegate.nextFieldName(expected);
    see(delegate.currentToken());
    return is;
  }

  @Override
  public JsonParser skipChildren() throws IOException {
    JsonToken token = delegate.currentToken();
    if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
      if (mutedAt == NOT_MUTED) {
        long place = places[depth];
        // A tree, as of two with one name only the second counts.
        JsonNode children = delegate.readValueAsTree();
        identity.add(children, place);
      } else {
        delegate.skipChildren();
      }
      depth--;
    }
    return this;
  }

  private void see(@Nullable JsonToken token) throws IOException {
    if (token == null) {
      return;
    }
    switch (token) {
      case FIELD_NAME -> name(delegate.currentName());
      case START_OBJECT -> enter(OBJECT);
      case START_ARRAY -> enter(0);
      case END_OBJECT, END_ARRAY -> leave();
      default -> value(token);
    }
  }

  private void name(String name) {
    if (mutedAt == depth) {
      mutedAt = NOT_MUTED;
    }
    if (mutedAt == NOT_MUTED) {
      if (Identity.isVolatile(name)) {
        mutedAt = depth;
      } else {
        named = Identity.under(places[depth], name);
      }
    }
  }

  private void enter(int index) {
    long place = place();
    depth++;
    places[depth] = place;
    indices[depth] = index;
  }

  private void leave() {
    if (mutedAt == depth) {
      mutedAt = NOT_MUTED;
    }
    depth--;
  }

  private void value(JsonToken token) throws IOException {
    long place = place();
    if (mutedAt != NOT_MUTED || token == JsonToken.VALUE_NULL) {
      return;
    }
    if (token == JsonToken.VALUE_NUMBER_FLOAT) {
      identity.add(delegate.getDoubleValue(), place);
    } else if (token == JsonToken.VALUE_NUMBER_INT
        && delegate.getNumberType() != NumberType.BIG_INTEGER) {
      identity.add(delegate.getLongValue(), place);
    } else {
      identity.add(
          delegate.getTextCharacters(), delegate.getTextOffset(), delegate.getTextLength(), place);
    }
  }

  private long place() {
    return indices[depth] == OBJECT ? named : Identity.under(places[depth], indices[depth]++);
  }
}
