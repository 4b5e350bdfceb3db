package io.loginwatch.local.replay;

import io.loginwatch.config.Configuration;
import io.loginwatch.config.InvalidConfiguration;
import io.loginwatch.config.RuleFiles;
import io.loginwatch.core.detection.Engine;
import io.loginwatch.core.detection.Judge;
import io.loginwatch.core.rule.Rules;
import io.loginwatch.ingest.Intake;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * What a configuration folder makes of reading and judging: what the ingest and detect functions
 * make of it too.
 *
 * @param intake makes logins of records
 * @param engine judges them
 */
public record Installation(Intake intake, Engine engine) {

  /**
   * Reads a folder.
   *
   * @param geoip folder of the databases that complete what logs lack
   * @throws InvalidConfiguration with everything that is wrong with it
   */
  public static Installation of(Path folder, Path geoip) {
    Configuration configuration = Configuration.load(folder.resolve("loginwatch.yaml"));
    RuleFiles files = configuration.rules();
    Intake intake = Intake.of(configuration.section("ingest"), geoip, InstantSource.system());
    Engine engine = new Judge(configuration.settings(), Rules.of(files.rules()));
    configuration.requireValid();
    if (!files.problems().isEmpty()) {
      throw new InvalidConfiguration(files.problems());
    }
    return new Installation(intake, engine);
  }
}
