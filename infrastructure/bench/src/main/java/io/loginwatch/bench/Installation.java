package io.loginwatch.bench;

import io.loginwatch.config.Configuration;
import io.loginwatch.config.InvalidConfiguration;
import io.loginwatch.config.RuleFiles;
import io.loginwatch.core.detection.Engine;
import io.loginwatch.core.detection.Judge;
import io.loginwatch.core.rule.Rules;
import io.loginwatch.core.settings.Settings;
import io.loginwatch.ingest.Intake;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/** What a configuration folder makes of the parts that are measured. */
public final class Installation {
  private final Path folder;
  private final Configuration configuration;
  private final Settings settings;
  private final Rules rules;

  /**
   * Reads the folder.
   *
   * @throws InvalidConfiguration if anything in it is wrong
   */
  public Installation(Path folder) {
    this.folder = folder;
    this.configuration = Configuration.load(folder.resolve("loginwatch.yaml"));
    this.settings = configuration.settings();
    RuleFiles files = configuration.rules();
    if (!files.problems().isEmpty()) {
      throw new InvalidConfiguration(files.problems());
    }
    this.rules = Rules.of(files.rules());
    configuration.requireValid();
  }

  /** A judge that remembers nothing by itself. */
  public Engine engine() {
    return new Judge(settings, rules);
  }

  /** What makes logins of records; its clock stands still, which only syslog lines notice. */
  public Intake intake() {
    return Intake.of(
        configuration.section("ingest"),
        folder.resolve("../geoip"),
        InstantSource.fixed(Instant.parse("2026-03-01T00:00:00Z")));
  }
}
