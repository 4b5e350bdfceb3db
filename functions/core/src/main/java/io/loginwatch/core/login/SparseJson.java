package io.loginwatch.core.login;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes JSON in which nothing is null and no object empty: one begins with its first field. */
final class SparseJson {
  /** How deep objects are in a login. */
  private static final int DEEPEST = 4;

  private final JsonGenerator json;

  /** Names of objects that nothing was written into yet, the outermost first. */
  private final String[] open = new String[DEEPEST];

  private int opened;

  SparseJson(JsonGenerator json) {
    this.json = json;
  }

  SparseJson open(String name) {
    open[opened++] = name;
    return this;
  }

  void close() throws IOException {
    if (opened > 0) {
      opened--;
    } else {
      json.writeEndObject();
    }
  }

  /** Nothing where there is no value. */
  SparseJson put(String name, @Nullable String value) throws IOException {
    if (value != null) {
      named(name).writeString(value);
    }
    return this;
  }

  /** Nothing where the value is an empty text. */
  SparseJson putUnlessBlank(String name, String value) throws IOException {
    return value.isEmpty() ? this : put(name, value);
  }

  SparseJson put(String name, long value) throws IOException {
    named(name).writeNumber(value);
    return this;
  }

  SparseJson put(String name, double value) throws IOException {
    named(name).writeNumber(value);
    return this;
  }

  SparseJson put(String name, boolean value) throws IOException {
    named(name).writeBoolean(value);
    return this;
  }

  /** What takes the value of that name. */
  JsonGenerator named(String name) throws IOException {
    for (int i = 0; i < opened; i++) {
      json.writeObjectFieldStart(open[i]);
    }
    opened = 0;
    json.writeFieldName(name);
    return json;
  }
}
