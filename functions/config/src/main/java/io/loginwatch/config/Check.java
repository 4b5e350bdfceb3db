package io.loginwatch.config;

import io.loginwatch.core.rule.Rule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Looks through a configuration folder: {@code loginwatch.yaml}, every rule, every rule's own
 * tests. Finds all that is wrong at once.
 */
public final class Check {
  private final Path folder;
  private final List<Consumer<Configuration>> readers;
  private final Set<String> detectors;

  /**
   * @param folder with {@code loginwatch.yaml} and {@code rules/}
   * @param readers of the sections that belong to other modules: each reads its section, so that
   *     its problems are found
   * @param detectors ids of the built-in detectors, which rules may name too
   */
  public Check(Path folder, List<Consumer<Configuration>> readers, Set<String> detectors) {
    this.folder = folder;
    this.readers = List.copyOf(readers);
    this.detectors = Set.copyOf(detectors);
  }

  /** What is wrong; empty if nothing is. */
  public List<Problem> problems() {
    Configuration configuration = Configuration.load(folder.resolve("loginwatch.yaml"));
    RuleFiles rules = configuration.rules();
    configuration.sources();
    readers.forEach(reader -> reader.accept(configuration));
    List<Problem> tested = tests();
    var problems = new ArrayList<>(configuration.problems());
    problems.addAll(rules.problems());
    problems.addAll(tested);
    return problems;
  }

  /** Every rule is tested, also one that is switched off: it must work when it is switched on. */
  private List<Problem> tests() {
    var problems = new ArrayList<Problem>();
    var ignored = new ArrayList<Problem>();
    Path rules = folder.resolve("rules");
    var read = new ArrayList<RuleFile.Read>();
    var names = new ArrayList<String>();
    for (Path file : RuleFiles.files(rules, ignored)) {
      String name = rules.getFileName() + "/" + file.getFileName();
      RuleFile.Read one = RuleFile.read(file, name);
      if (one.rule().isPresent()) {
        read.add(one);
        names.add(name);
      }
    }
    List<Rule> all = read.stream().flatMap(one -> one.rule().stream()).toList();
    var ids = new HashSet<>(detectors);
    all.forEach(rule -> ids.add(rule.id()));
    for (int i = 0; i < read.size(); i++) {
      RuleFile.Read one = read.get(i);
      Rule rule = all.get(i);
      problems.addAll(references(names.get(i), one, rule, ids));
      problems.addAll(RuleTest.run(names.get(i), one.fields(), rule, all));
    }
    return problems;
  }

  private static List<Problem> references(
      String file, RuleFile.Read read, Rule rule, Set<String> ids) {
    var problems = new ArrayList<Problem>();
    for (String id : rule.absorbs()) {
      if (!ids.contains(id)) {
        problems.add(
            new Problem(file, read.fields().lineOf("absorbs"), "absorbs", "no such rule: " + id));
      }
    }
    return problems;
  }
}
