package io.loginwatch.config;

import io.loginwatch.core.detection.Detectors;
import io.loginwatch.core.rule.After;
import io.loginwatch.core.rule.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a folder: one a file, {@code *.yaml}, in the order of their names. One that is wrong
 * is refused alone, and the others run.
 *
 * @param rules that are enabled and right
 * @param ids of all there are, also of those that are off or wrong
 * @param problems with those that are wrong
 */
public record RuleFiles(List<Rule> rules, Set<String> ids, List<Problem> problems) {

  public RuleFiles {
    rules = List.copyOf(rules);
    ids = Set.copyOf(ids);
    problems = List.copyOf(problems);
  }

  /**
   * Reads the folder; one that is not there has no rules.
   *
   * @param off ids of rules that are switched off whatever their files say
   * @param staged ids of rules that are on trial whatever their files say
   */
  public static RuleFiles read(Path folder, Set<String> off, Set<String> staged) {
    var problems = new ArrayList<Problem>();
    Map<String, String> files = new HashMap<>();
    Map<String, RuleFile.Read> read = new LinkedHashMap<>();
    for (Path file : files(folder, problems)) {
      String name = folder.getFileName() + "/" + file.getFileName();
      RuleFile.Read one = RuleFile.read(file, name);
      problems.addAll(one.problems());
      one.id().ifPresent(id -> files.putIfAbsent(id, name));
      read.put(name, one);
    }
    var rules = new ArrayList<Rule>();
    Set<String> silent = silent(read.values());
    read.forEach((name, one) ->
        one.rule()
            .ifPresent(rule -> {
              Problem wrong = wrong(name, one, rule, files, silent);
              if (wrong != null) {
                problems.add(wrong);
              } else if (one.enabled() && !off.contains(rule.id())) {
                rules.add(staged.contains(rule.id()) ? rule.asStaged() : rule);
              }
            }));
    return new RuleFiles(rules, files.keySet(), problems);
  }

  /** What is wrong with a rule beside others, though nothing is with it alone. */
  private static @Nullable Problem wrong(
      String name, RuleFile.Read read, Rule rule, Map<String, String> files, Set<String> silent) {
    String first = files.getOrDefault(rule.id(), name);
    String other =
        Detectors.IDS.contains(rule.id())
            ? "a built-in detector"
            : first.equals(name) ? null : "the rule in " + first;
    if (other != null) {
      return new Problem(name, read.fields().lineOf("id"), "id", "is already the id of " + other);
    }
    for (String id : rule.after().map(After::rules).orElse(List.of())) {
      if (!files.containsKey(id)) {
        String none =
            Detectors.IDS.contains(id)
                ? "is a built-in detector, and no rule that another can follow: "
                : "no such rule: ";
        return new Problem(name, read.fields().lineOf("after"), "after.rule", none + id);
      }
    }
    if (silent.contains(rule.id())) {
      return new Problem(
          name,
          read.fields().lineOf("after"),
          "after.rule",
          "would never fire, as each of these waits for it or for itself: "
              + String.join(", ", rule.after().orElseThrow().rules()));
    }
    return null;
  }

  /** The ids of rules that come only after one another, or after themselves. */
  private static Set<String> silent(Collection<RuleFile.Read> all) {
    Map<String, List<String>> waiting = new HashMap<>();
    for (RuleFile.Read one : all) {
      one.rule().ifPresent(rule -> rule.after().ifPresent(a -> waiting.put(rule.id(), a.rules())));
    }
    // Whoever comes after a rule that can fire can fire, too; once all these are out, nobody else.
    while (waiting.values().removeIf(rules -> !waiting.keySet().containsAll(rules))) {}
    return waiting.keySet();
  }

  /** These with more problems. */
  RuleFiles with(List<Problem> more) {
    return new RuleFiles(rules, ids, Stream.concat(problems.stream(), more.stream()).toList());
  }

  static List<Path> files(Path folder, List<Problem> problems) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.getFileName().toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      problems.add(new Problem(folder.toString(), 0, "", "cannot be read: " + e.getMessage()));
      return List.of();
    }
  }
}
