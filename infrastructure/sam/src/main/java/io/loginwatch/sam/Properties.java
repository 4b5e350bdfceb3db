package io.loginwatch.sam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads an object of the template by name, and notices what nobody asked for: {@link #finish} fails
 * with the name of the first property that was neither read nor named as one that has no meaning
 * here.
 */
public final class Properties {

  private final String where;
  private final ObjectNode node;
  private final Set<String> seen = new HashSet<>();

  Properties(String where, JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      throw new UnsupportedInTemplate(where, "an object is wanted here, this is " + node);
    }
    this.where = where;
    this.node = object;
  }

  /** The place in the template, for messages. */
  public String where() {
    return where;
  }

  public boolean has(String name) {
    return find(name) != null;
  }

  /** The property as it is; null where it is absent. */
  public @Nullable JsonNode find(String name) {
    seen.add(name);
    JsonNode value = node.get(name);
    return value == null || value.isNull() ? null : value;
  }

  /**
   * The property as it is.
   *
   * @throws UnsupportedInTemplate if it is absent
   */
  public JsonNode get(String name) {
    JsonNode value = find(name);
    if (value == null) {
      throw new UnsupportedInTemplate(where + "." + name, "is missing");
    }
    return value;
  }

  public String text(String name) {
    return get(name).asText();
  }

  public String text(String name, String otherwise) {
    JsonNode value = find(name);
    return value == null ? otherwise : value.asText();
  }

  public int number(String name, int otherwise) {
    JsonNode value = find(name);
    return value == null ? otherwise : integer(where + "." + name, value);
  }

  public boolean flag(String name, boolean otherwise) {
    JsonNode value = find(name);
    return value == null ? otherwise : value.asBoolean();
  }

  /** The strings of a list; empty where it is absent. */
  public List<String> texts(String name) {
    JsonNode value = find(name);
    var texts = new ArrayList<String>();
    if (value != null) {
      value.forEach(element -> texts.add(element.asText()));
    }
    return texts;
  }

  /** A nested object; an empty one where it is absent. */
  public Properties object(String name) {
    JsonNode value = find(name);
    return new Properties(where + "." + name, value == null ? node.objectNode() : value);
  }

  /**
   * The objects of a list, each to be read and finished by the caller; empty where it is absent.
   */
  public List<Properties> objects(String name) {
    JsonNode value = find(name);
    var objects = new ArrayList<Properties>();
    if (value != null) {
      for (int i = 0; i < value.size(); i++) {
        objects.add(new Properties(where + "." + name + "[" + i + "]", value.get(i)));
      }
    }
    return objects;
  }

  /** The objects of a map by name; empty where it is absent. */
  public Map<String, Properties> byName(String name) {
    JsonNode value = find(name);
    var objects = new LinkedHashMap<String, Properties>();
    if (value != null) {
      value.forEachEntry(
          (key, child) -> objects.put(key, new Properties(where + "." + name + "." + key, child)));
    }
    return objects;
  }

  /** A map of text; empty where it is absent. */
  public Map<String, String> strings(String name) {
    JsonNode value = find(name);
    var strings = new LinkedHashMap<String, String>();
    if (value != null) {
      value.forEachEntry((key, child) -> strings.put(key, child.asText()));
    }
    return strings;
  }

  /** Names properties that matter in AWS and mean nothing to a local run. */
  public Properties onlyInAws(String... names) {
    seen.addAll(List.of(names));
    return this;
  }

  /**
   * Says that everything of interest was read.
   *
   * @throws UnsupportedInTemplate with the name of a property that nobody asked for
   */
  public void finish() {
    node.forEachEntry((name, _) -> {
      if (!seen.contains(name)) {
        throw new UnsupportedInTemplate(
            where + "." + name, "the local run does not support this property");
      }
    });
  }

  private static int integer(String where, JsonNode value) {
    try {
      return Integer.parseInt(value.asText());
    } catch (NumberFormatException e) {
      throw new UnsupportedInTemplate(where, "a whole number is wanted here, this is " + value);
    }
  }
}
