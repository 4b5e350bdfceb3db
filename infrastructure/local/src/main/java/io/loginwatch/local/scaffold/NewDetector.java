package io.loginwatch.local.scaffold;

import io.loginwatch.core.detection.Detectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a detector and its test, and enters it in the registry; all three are green at once. */
public final class NewDetector {
  private static final String PACKAGE = "java/io/loginwatch/core/detection";

  /** In the registry, what a new line goes before. */
  private static final String LAST_ID = ".RULE);";

  private static final String AFTER_THE_LAST = "    all.keySet().removeAll(";

  private final Path core;
  private final Path rules;

  /**
   * @param project the project's root
   */
  public NewDetector(Path project) {
    this.core = project.resolve("functions/core/src");
    this.rules = project.resolve("infrastructure/config/rules");
  }

  /**
   * Writes the class and its test and changes the registry; answers the three files.
   *
   * @throws ScaffoldRefused if any of it is there already; nothing is written then
   */
  public List<Path> create(String given) {
    Name name = Name.of(given);
    Path main = core.resolve("main").resolve(PACKAGE);
    Path detector = main.resolve(name.className() + ".java");
    Path test = core.resolve("test").resolve(PACKAGE).resolve(name.className() + "Test.java");
    Path registry = main.resolve("Detectors.java");
    Template.requireAbsent(detector, test);
    if (Detectors.IDS.contains(name.id())) {
      throw new ScaffoldRefused(name.id() + " is the id of a built-in detector");
    }
    // A rule's file has its id for a name, and one that is a detector's, too, would be refused.
    if (Files.exists(rules.resolve(name.id() + ".yaml"))) {
      throw new ScaffoldRefused(name.id() + " is the id of a rule");
    }
    String entered = entered(read(registry), name);
    Template.write(detector, Template.of("Detector.java.template", name));
    Template.write(test, Template.of("DetectorTest.java.template", name));
    try {
      Files.writeString(registry, entered);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.of(detector, test, registry);
  }

  private static String entered(String registry, Name name) {
    int id = registry.indexOf(LAST_ID);
    int line = registry.indexOf(AFTER_THE_LAST);
    if (id < 0 || line < 0) {
      throw new ScaffoldRefused("Detectors.java has changed its form: enter the detector by hand");
    }
    String rule = name.className() + ".RULE";
    return registry.substring(0, id)
        + ".RULE,\n          "
        + rule
        + ");"
        + registry.substring(id + LAST_ID.length(), line)
        + "    all.put(%s, new %s());%n".formatted(rule, name.className())
        + registry.substring(line);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new ScaffoldRefused("there is no " + file + ": run this in the project's folder");
    }
  }
}
