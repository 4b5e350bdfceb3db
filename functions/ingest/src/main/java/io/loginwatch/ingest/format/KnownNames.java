package io.loginwatch.ingest.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names a format reads, as a tree; what else a record has is kept as labels. */
final class KnownNames {
  /** Fields looked at for labels, so that a huge record costs no more than a large one. */
  private static final int MAX_VISITED = 400;

  /** Labels that a draft holds before the size limit chooses among them. */
  private static final int MAX_LABELS = 24;

  private final Map<String, KnownNames> children = new HashMap<>();
  private boolean whole;

  /** Of dotted names; everything under a name is known with it. */
  static KnownNames of(Collection<String> names) {
    KnownNames root = new KnownNames();
    for (String name : names) {
      KnownNames node = root;
      for (String part : name.split("\\.")) {
        node = node.children.computeIfAbsent(part, key -> new KnownNames());
      }
      node.whole = true;
    }
    return root;
  }

  /** Adds what the record has beyond these names to the labels of the draft. */
  void keepOthers(JsonNode record, Draft draft) {
    visit(record, this, "", draft, MAX_VISITED);
  }

  private static int visit(
      JsonNode object, @Nullable KnownNames known, String prefix, Draft draft, int budget) {
    int left = budget;
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (--left < 0) {
        return left;
      }
      KnownNames child = known == null ? null : known.children.get(field.getKey());
      if (child != null && child.whole) {
        continue;
      }
      JsonNode value = field.getValue();
      if (value.isObject()) {
        left = visit(value, child, name(prefix, field.getKey()), draft, left);
      } else if (!value.isArray() || (!value.isEmpty() && !value.get(0).isContainerNode())) {
        keep(name(prefix, field.getKey()), Fields.text(value), draft);
      }
    }
    return left;
  }

  /** Adds one that is unknown, as long as there is room. */
  static void keep(String name, @Nullable String text, Draft draft) {
    if (draft.labels == null || draft.labels.size() < MAX_LABELS) {
      draft.label(name, text);
    }
  }

  /** Whether a name, and so all under it, is known. */
  boolean whole() {
    return whole;
  }

  /** What is known under a name; null for nothing. */
  @Nullable KnownNames under(String name) {
    return children.get(name);
  }

  private static String name(String prefix, String name) {
    return prefix.isEmpty() ? name : prefix + "." + name;
  }
}
