package io.loginwatch.local.scaffold;

import io.loginwatch.config.Configuration;
import io.loginwatch.core.detection.Detectors;
import java.nio.file.Path;
import java.util.Set;

/** Writes a rule file that passes {@code check} as it is, with tests to change along with it. */
public final class NewRule {
  private final Path folder;

  /**
   * @param folder of the configuration, with {@code loginwatch.yaml} and {@code rules/}
   */
  public NewRule(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes {@code rules/NAME.yaml}, and answers where.
   *
   * @throws ScaffoldRefused if there is such a file, or something else has the id
   */
  public Path create(String given) {
    Name name = Name.of(given);
    Path file = folder.resolve("rules").resolve(name.id() + ".yaml");
    Template.requireAbsent(file);
    Configuration configuration = Configuration.load(folder.resolve("loginwatch.yaml"));
    if (Detectors.IDS.contains(name.id())) {
      throw new ScaffoldRefused(name.id() + " is the id of a built-in detector");
    }
    if (ids(configuration).contains(name.id())) {
      throw new ScaffoldRefused(name.id() + " is the id of another rule");
    }
    Template.write(file, Template.of("rule.yaml.template", name));
    return file;
  }

  private static Set<String> ids(Configuration configuration) {
    return configuration.rules().rules().stream()
        .map(rule -> rule.id())
        .collect(java.util.stream.Collectors.toSet());
  }
}
