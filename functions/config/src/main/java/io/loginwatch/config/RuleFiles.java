package io.loginwatch.config;

import io.loginwatch.core.detection.Detectors;
import io.loginwatch.core.rule.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules of a folder: one a file, {@code *.yaml}, in the order of their names. One that is wrong
 * is refused alone, and the others run.
 *
 * @param rules that are enabled and right
 * @param problems with those that are wrong
 */
public record RuleFiles(List<Rule> rules, List<Problem> problems) {

  public RuleFiles {
    rules = List.copyOf(rules);
    problems = List.copyOf(problems);
  }

  /**
   * Reads the folder; one that is not there has no rules.
   *
   * @param off ids of rules that are switched off whatever their files say
   * @param staged ids of rules that are on trial whatever their files say
   */
  public static RuleFiles read(Path folder, Set<String> off, Set<String> staged) {
    var rules = new ArrayList<Rule>();
    var problems = new ArrayList<Problem>();
    Map<String, String> files = new HashMap<>();
    for (Path file : files(folder, problems)) {
      String name = folder.getFileName() + "/" + file.getFileName();
      RuleFile.Read read = RuleFile.read(file, name);
      problems.addAll(read.problems());
      if (read.rule().isEmpty()) {
        continue;
      }
      Rule rule = read.rule().get();
      String other =
          Detectors.IDS.contains(rule.id())
              ? "a built-in detector"
              : files.putIfAbsent(rule.id(), "the rule in " + name);
      if (other != null) {
        int line = read.fields().lineOf("id");
        problems.add(new Problem(name, line, "id", "is already the id of " + other));
      } else if (read.enabled() && !off.contains(rule.id())) {
        rules.add(staged.contains(rule.id()) ? rule.asStaged() : rule);
      }
    }
    return new RuleFiles(rules, problems);
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
