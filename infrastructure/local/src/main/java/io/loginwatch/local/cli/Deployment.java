package io.loginwatch.local.cli;

import io.loginwatch.local.Scratch;
import io.loginwatch.local.lambda.Functions;
import io.loginwatch.sam.LocalDynamoDb;
import io.loginwatch.sam.Template;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Which deployment a command works on: the one that the environment names (table names and AWS
 * credentials, as {@code sam list} shows them), or a folder that a local run left.
 */
final class Deployment {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "the folder of a local run that is stopped; default: AWS, as the environment says")
  private @Nullable Path data;

  @Option(
      names = "--config",
      paramLabel = "DIR",
      description = "configuration; default: infrastructure/config")
  private @Nullable Path configuration;

  /** Something done with the environment of a function. */
  @FunctionalInterface
  interface Work {
    void with(Map<String, String> environment) throws Exception;
  }

  /**
   * Does something with the environment that this function of the template has there.
   *
   * @param table one of the variables that name what the work is on
   */
  void as(String function, String table, Work work) throws Exception {
    Path config = configuration == null ? Home.configuration() : configuration;
    if (data == null) {
      var environment = new LinkedHashMap<>(System.getenv());
      if (!environment.containsKey(table)) {
        throw new UserError(
            "say which deployment: --data DIR for a local run, or in the environment the tables of"
                + " one in AWS ("
                + table
                + " and so on)");
      }
      environment.putIfAbsent("LOGINWATCH_CONFIG", config.resolve("loginwatch.yaml").toString());
      environment.putIfAbsent("GEOIP_DIR", Home.databases().toString());
      work.with(environment);
      return;
    }
    Template template =
        Template.load(Home.template(), Map.of("LinkKey", "env:LOGINWATCH_LINK_KEY"));
    Path scratch = Files.createTempDirectory("loginwatch");
    try (var db = LocalDynamoDb.start(template, data.resolve("dynamodb"))) {
      var surroundings = new LinkedHashMap<>(System.getenv());
      surroundings.putIfAbsent("LOGINWATCH_LINK_KEY", "this command sends no links");
      surroundings.putAll(db.environment());
      work.with(
          new Functions(template, surroundings, List.of(config), scratch)
              .get(function)
              .environment());
    } finally {
      Scratch.delete(scratch);
    }
  }
}
