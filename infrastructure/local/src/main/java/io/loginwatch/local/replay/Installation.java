package io.loginwatch.local.replay;

import io.loginwatch.config.Configuration;
import io.loginwatch.config.InvalidConfiguration;
import io.loginwatch.config.Problem;
import io.loginwatch.config.RuleFiles;
import io.loginwatch.core.detection.Engine;
import io.loginwatch.core.detection.Judge;
import io.loginwatch.core.detection.Silence;
import io.loginwatch.core.rule.Rules;
import io.loginwatch.core.settings.Settings;
import io.loginwatch.ingest.Intake;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * What a configuration folder makes of reading and judging: what the ingest and detect functions
 * make of it too.
 *
 * @param intake makes logins of records
 * @param engine judges them
 * @param silence says when a log source is silent
 * @param problems with rules that were left out, each alone
 */
public record Installation(Intake intake, Engine engine, Silence silence, List<Problem> problems) {

  /**
   * Reads a folder, or the configuration file in one.
   *
   * @param path of it; one without a folder {@code rules} has the shipped rules
   * @param shipped folder of the configuration that is shipped
   * @param geoip folder of the databases that complete what logs lack
   * @throws InvalidConfiguration with everything that is wrong with it
   */
  public static Installation of(Path path, Path shipped, Path geoip) {
    Path file = Files.isDirectory(path) ? path.resolve("loginwatch.yaml") : path;
    Configuration configuration = Configuration.load(file);
    RuleFiles files =
        Files.isDirectory(configuration.folder().resolve("rules"))
            ? configuration.rules()
            : configuration.rules(shipped.resolve("rules"));
    Intake intake = Intake.of(configuration.section("ingest"), geoip, InstantSource.system());
    Settings settings = configuration.settings();
    Engine engine = new Judge(settings, Rules.of(files.rules()));
    Silence silence = new Silence(configuration.sources(), settings);
    configuration.requireValid();
    return new Installation(intake, engine, silence, files.problems());
  }
}
