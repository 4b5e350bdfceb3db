package io.loginwatch.ingest.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of a record in their order, to tell whether its labels come in that order in a tree,
 * too: there, names with dots stand in objects, each where its first name was. Not for use by
 * several threads.
 */
final class DottedOrder {
  private final List<EcsName> names = new ArrayList<>();
  private final Set<String> closed = new HashSet<>();

  void clear() {
    names.clear();
  }

  void add(EcsName name) {
    names.add(name);
  }

  /**
   * Whether no object is left and come back to, and no name with dots is below one of these labels,
   * which has a value itself.
   */
  boolean isOfTree(Set<String> labels) {
    closed.clear();
    List<String> open = List.of();
    for (int i = 0; i < names.size(); i++) {
      EcsName name = names.get(i);
      if (!name.dotted && (open.contains(name.label) || !closed.add(name.label))) {
        return false;
      }
      List<String> above = name.above;
      for (int j = 0; above != open && j < open.size(); j++) {
        if (j >= above.size() || !open.get(j).equals(above.get(j))) {
          closed.add(open.get(j));
        }
      }
      for (int j = 0; j < above.size(); j++) {
        if (closed.contains(above.get(j)) || labels.contains(above.get(j))) {
          return false;
        }
      }
      open = above;
    }
    return true;
  }
}
