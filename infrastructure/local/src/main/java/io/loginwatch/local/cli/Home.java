package io.loginwatch.local.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of the project: where {@code ./loginwatch} is. */
final class Home {

  private Home() {}

  static Path folder() {
    String set = System.getProperty("loginwatch.home");
    if (set != null) {
      return Path.of(set);
    }
    for (Path each = Path.of("").toAbsolutePath(); each != null; each = each.getParent()) {
      if (Files.exists(each.resolve("template.yaml"))) {
        return each;
      }
    }
    throw new UserError("there is no template.yaml here or above");
  }

  static Path template() {
    return folder().resolve("template.yaml");
  }

  /** Where the location databases lie that are deployed. */
  static Path databases() {
    return folder().resolve("infrastructure/geoip");
  }

  /** The configuration that is deployed unless another is named. */
  static Path configuration() {
    return folder().resolve("infrastructure/config");
  }
}
