package io.loginwatch.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.loginwatch.sam.Function;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a function's policy grants, in the words of {@link CallRecorder}. */
final class Granted {

  private Granted() {}

  static Set<String> to(Function function) {
    var granted = new TreeSet<String>();
    for (JsonNode statement : function.statements()) {
      for (String action : texts(statement.path("Action"))) {
        for (String resource : texts(statement.path("Resource"))) {
          granted.add(action + " " + name(resource));
        }
      }
    }
    return granted;
  }

  /** Calls that no grant allows. */
  static Set<String> missing(Set<String> granted, Set<String> calls) {
    var missing = new TreeSet<>(calls);
    missing.removeIf(call -> granted.stream().anyMatch(grant -> allows(grant, call)));
    return missing;
  }

  /** Grants that no call needs. */
  static Set<String> surplus(Set<String> granted, Set<String> calls) {
    var surplus = new TreeSet<>(granted);
    surplus.removeIf(grant -> calls.stream().anyMatch(call -> allows(grant, call)));
    return surplus;
  }

  private static boolean allows(String grant, String call) {
    return grant.endsWith("*")
        ? call.startsWith(grant.substring(0, grant.length() - 1))
        : call.equals(grant);
  }

  private static String name(String arn) {
    return arn.replaceFirst("^arn:aws:[a-z]+:[^:]*:[^:]*:", "").replaceFirst("^table/", "");
  }

  private static List<String> texts(JsonNode node) {
    if (node.isTextual()) {
      return List.of(node.asText());
    }
    var texts = new ArrayList<String>();
    node.forEach(each -> texts.add(each.asText()));
    return texts;
  }
}
