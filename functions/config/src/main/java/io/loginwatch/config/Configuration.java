package io.loginwatch.config;

import io.loginwatch.core.settings.Settings;
import io.loginwatch.core.settings.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The configuration of a deployment: one YAML file, and rules and templates in folders beside it.
 *
 * <p>Nothing in here throws for what a person wrote. Every module reads its own {@link Section};
 * whoever starts something asks for {@link #problems()} after that, and refuses to start if there
 * are any.
 */
public final class Configuration {
  private static final Set<String> SECTIONS =
      Set.of("detection", "sources", "ingest", "notify", "digest");

  private final Path folder;
  private final Reading reading;
  private final Section root;

  private Configuration(Path folder, Reading reading, Section root) {
    this.folder = folder;
    this.reading = reading;
    this.root = root;
  }

  /** Reads the file. One that is not there is a problem, and everything has its default. */
  public static Configuration load(Path file) {
    String name = file.getFileName().toString();
    var problems = new ArrayList<Problem>();
    Node.Fields fields = Node.Fields.NONE;
    if (Files.isRegularFile(file)) {
      fields = YamlFile.read(file, name, problems);
    } else {
      problems.add(new Problem(name, 0, "", "there is no such file"));
    }
    return of(file.toAbsolutePath().resolveSibling(".").normalize(), name, fields, problems);
  }

  /** The file that {@code LOGINWATCH_CONFIG} names, {@code /opt/loginwatch.yaml} if none. */
  public static Configuration load(Map<String, String> env) {
    return load(Path.of(env.getOrDefault("LOGINWATCH_CONFIG", "/opt/loginwatch.yaml")));
  }

  /** A configuration that is this text, for tests; its folder has neither rules nor templates. */
  public static Configuration parse(String yaml) {
    var problems = new ArrayList<Problem>();
    Node.Fields fields = YamlFile.parse(yaml, "loginwatch.yaml", problems);
    return of(Path.of("no-such-folder"), "loginwatch.yaml", fields, problems);
  }

  private static Configuration of(
      Path folder, String name, Node.Fields fields, List<Problem> problems) {
    var reading = new Reading(name, problems);
    for (String field : fields.fields().keySet()) {
      if (!SECTIONS.contains(field)) {
        reading.problem(fields.lineOf(field), field, "unknown field");
      }
    }
    return new Configuration(folder, reading, new Section(reading, "", "", fields));
  }

  /** The folder of the file; rules and templates are in {@code rules/} and {@code templates/}. */
  public Path folder() {
    return folder;
  }

  /** One of the sections {@code detection, sources, ingest, notify, digest}. */
  public Section section(String name) {
    if (!SECTIONS.contains(name)) {
      throw new IllegalArgumentException("no such section: " + name);
    }
    Section section = root.section(name);
    reading.opened(section);
    return section;
  }

  /** How detection is set; what the file does not say has its default. */
  public Settings settings() {
    return RecordReader.read(section("detection"), Settings.defaults());
  }

  /** When log sources have fallen silent. */
  public Sources sources() {
    return RecordReader.read(section("sources"), Sources.defaults());
  }

  /**
   * The rules beside the file, without those that {@code detection.off} names. Their problems are
   * their own: a wrong rule does not stop anything else.
   */
  public RuleFiles rules() {
    return rules(folder.resolve("rules"));
  }

  /**
   * The rules in another folder, without those that {@code detection.off} names. Settings that name
   * a rule that is none are among their problems.
   */
  public RuleFiles rules(Path directory) {
    Settings settings = settings();
    RuleFiles files = RuleFiles.read(directory, settings.off(), settings.staged());
    return files.with(RuleNames.unknown(section("detection"), root.section("ingest"), files.ids()));
  }

  /**
   * All that is wrong, as far as it was read: values out of place, and fields that nobody knows in
   * the sections that were opened.
   */
  public List<Problem> problems() {
    return reading.problems();
  }

  /** Every field that was asked for so far, whether the file has it or not. */
  public List<Field> fields() {
    return reading.fields();
  }

  /**
   * Refuses to go on if anything is wrong.
   *
   * @throws InvalidConfiguration with every problem in its message
   */
  public void requireValid() {
    requireNone(problems());
  }

  /**
   * Refuses to go on if anything is wrong with one part, for a function that reads no more of it,
   * or with the file as a whole.
   *
   * @param field dotted path of the part, as in {@code ingest.keys}
   * @throws InvalidConfiguration with every such problem in its message
   */
  public void requireValid(String field) {
    requireNone(
        problems().stream()
            .filter(problem ->
                problem.field().isEmpty()
                    || problem.field().equals(field)
                    || problem.field().startsWith(field + "."))
            .toList());
  }

  private static void requireNone(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new InvalidConfiguration(problems);
    }
  }
}
