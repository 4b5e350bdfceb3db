package io.loginwatch.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.loginwatch.api.Answer.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of a request: one JSON object of texts, and what is wrong with it. */
final class Body {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST = 1000;

  private final JsonNode json;
  private final List<Fault> faults = new ArrayList<>();

  /**
   * @param known names of the fields that it may have
   */
  Body(String text, Collection<String> known) {
    this.json = parse(text);
    for (var field : json.properties()) {
      if (!known.contains(field.getKey())) {
        faults.add(new Fault(field.getKey(), "is not a field of this"));
      }
    }
  }

  List<Fault> faults() {
    return faults;
  }

  void fault(String name, String detail) {
    faults.add(new Fault(name, detail));
  }

  /** A text; null where there is none. */
  @Nullable String text(String name) {
    JsonNode value = json.get(name);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isTextual() || value.textValue().isBlank()) {
      fault(name, "is not a text");
      return null;
    }
    if (value.textValue().length() > LONGEST) {
      fault(name, "is longer than " + LONGEST + " characters");
    }
    return value.textValue().strip();
  }

  /** A text that must be there; empty, and a fault, where it is not. */
  String required(String name) {
    if (!json.hasNonNull(name)) {
      fault(name, "is missing");
    }
    String text = text(name);
    return text == null ? "" : text;
  }

  private JsonNode parse(String text) {
    if (text.isBlank()) {
      return JsonNodeFactory.instance.objectNode();
    }
    try {
      JsonNode parsed = JSON.readTree(text);
      if (parsed.isObject()) {
        return parsed;
      }
      fault("body", "is not a JSON object");
    } catch (JsonProcessingException e) {
      fault("body", "is not JSON: " + e.getOriginalMessage());
    }
    return JsonNodeFactory.instance.objectNode();
  }
}
