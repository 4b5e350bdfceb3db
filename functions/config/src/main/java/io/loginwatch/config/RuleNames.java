package io.loginwatch.config;

import io.loginwatch.core.detection.Detectors;
import io.loginwatch.core.detection.Silence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The names that settings call rules by. One that nothing has switches, mutes and weighs nothing:
 * most likely it is misspelt.
 */
final class RuleNames {
  /** Names that are told as likely. */
  private static final int MOST_LIKELY = 3;

  /** What is misspelt differs in so many letters at most, and in no more than a third of them. */
  private static final int FARTHEST = 2;

  private final TreeSet<String> known = new TreeSet<>(Detectors.IDS);
  private final List<Problem> problems = new ArrayList<>();

  private RuleNames(Iterable<String> rules, Section ingest) {
    known.add(Silence.OVER);
    known.addAll(Detectors.CAUSES);
    rules.forEach(known::add);
    causes(ingest.get("formats"));
  }

  /**
   * Says which of these settings name a rule that is none.
   *
   * @param detection section with the settings
   * @param ingest section with formats, whose verdicts are rules, too
   * @param rules ids of the rules in files, those that are off or wrong included
   */
  static List<Problem> unknown(Section detection, Section ingest, Iterable<String> rules) {
    var names = new RuleNames(rules, ingest);
    names.listed(detection, "off");
    names.listed(detection, "staged");
    names.named(detection.section("severities"));
    names.named(detection.section("risk").section("weights"));
    Section suppression = detection.section("suppression");
    names.listed(suppression, "rules");
    suppression.list("exceptions").forEach(exception -> names.listed(exception, "rules"));
    return names.problems;
  }

  /** Adds what the verdicts of a mapping are called. */
  private void causes(@Nullable Node node) {
    switch (node) {
      case Node.Items items -> items.items().forEach(this::causes);
      case Node.Fields fields ->
          fields
              .fields()
              .forEach((name, value) -> {
                if (name.equals("cause") && value instanceof Node.Scalar(_, String cause, _)) {
                  known.add(cause);
                } else if (name.equals("causes")
                    && value instanceof Node.Fields(Map<String, Node> all, _, _)) {
                  all.values()
                      .forEach(one -> {
                        if (one instanceof Node.Scalar(_, String cause, _)) {
                          known.add(cause);
                        }
                      });
                } else {
                  causes(value);
                }
              });
      case null, default -> {}
    }
  }

  private void listed(Section section, String field) {
    switch (section.get(field)) {
      case Node.Items items ->
          items
              .items()
              .forEach(item -> {
                if (item instanceof Node.Scalar(_, String name, int line)) {
                  look(section, field, name, line);
                }
              });
      case Node.Scalar(String _, String name, int line) -> look(section, field, name, line);
      case null, default -> {}
    }
  }

  private void named(Section section) {
    section.names().forEach(name -> look(section, name, name, section.lineOf(name)));
  }

  private void look(Section section, String field, String name, int line) {
    if (!known.contains(name)) {
      problems.add(section.fault(field, line, "no such rule: " + name + likely(name)));
    }
  }

  private String likely(String name) {
    List<String> near =
        known.stream()
            .filter(one -> distance(one, name) <= Math.min(FARTHEST, name.length() / 3))
            .sorted(Comparator.comparingInt(one -> distance(one, name)))
            .limit(MOST_LIKELY)
            .toList();
    return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
  }

  /** How many letters must be put in, left out or exchanged: Levenshtein's distance. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int corner = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int same = corner + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        corner = row[j];
        row[j] = Math.min(same, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
