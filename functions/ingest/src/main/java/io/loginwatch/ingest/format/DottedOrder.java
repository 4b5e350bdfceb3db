package io.loginwatch.ingest.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of a record in their order, to tell whether its labels come in that order in a tree,
 * too: there, names with dots stand in objects, each where its first name was. Not for use by
 * several threads.
 */
final class DottedOrder {
  private final List<EcsName> names = new ArrayList<>();

  /** Where the first name of each object with dots is. */
  private final Map<String, Integer> first = new HashMap<>();

  private final Set<String> undotted = new HashSet<>();

  void clear() {
    names.clear();
  }

  void add(EcsName name) {
    names.add(name);
  }

  /**
   * Whether they do, and no object is written in both ways, and no name with dots is below one of
   * these labels, which has a value itself.
   */
  boolean isOfTree(Set<String> labels) {
    first.clear();
    undotted.clear();
    int last = -1;
    for (int i = 0; i < names.size(); i++) {
      EcsName name = names.get(i);
      if (!place(name, i, labels)) {
        return false;
      }
      if (!name.silent) {
        if (last >= 0 && !isBefore(last, i)) {
          return false;
        }
        last = i;
      }
    }
    return true;
  }

  private boolean isBefore(int one, int other) {
    int depth = 0;
    while (at(one, depth) == at(other, depth)) {
      depth++;
    }
    return at(one, depth) < at(other, depth);
  }

  /** Notes where the objects are that it is in; false if it does not fit to those before it. */
  private boolean place(EcsName name, int index, Set<String> labels) {
    if (!name.dotted) {
      return !first.containsKey(name.label) && undotted.add(name.label);
    }
    for (int i = 0; i < name.above.size(); i++) {
      String object = name.above.get(i);
      if (labels.contains(object) || undotted.contains(object)) {
        return false;
      }
      first.putIfAbsent(object, index);
    }
    return true;
  }

  /** Where in a tree the object so deep is that the name is in, or the name itself. */
  private int at(int index, int depth) {
    List<String> above = names.get(index).above;
    @Nullable Integer object = depth < above.size() ? first.get(above.get(depth)) : null;
    return object == null ? index : object;
  }
}
