package io.loginwatch.ingest.format;

import io.loginwatch.config.Configuration;
import io.loginwatch.config.Section;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The registry of formats. A new one is a file beside these, a line here, a sample and its login.
 */
final class Shipped {
  /** In the order in which they are asked; the plainest last. */
  private static final List<String> MAPPINGS =
      List.of(
          "ocsf",
          "okta",
          "entra",
          "entra-risk",
          "entra-audit",
          "cloudtrail",
          "google-workspace",
          "google-cloud",
          "auth0",
          "keycloak",
          "cognito",
          "duo",
          "onepassword",
          "guardduty",
          "github",
          "openhangar",
          "plain");

  private Shipped() {}

  static List<Format> mappings() {
    List<Format> formats = new ArrayList<>();
    for (String name : MAPPINGS) {
      Configuration file = Configuration.parse(text(name));
      formats.addAll(read(file.section("ingest")));
      file.requireValid();
    }
    return formats;
  }

  /** The formats of a section {@code formats}. */
  static List<Format> read(Section ingest) {
    List<Format> formats = new ArrayList<>();
    for (Map.Entry<String, Section> entry : ingest.sections("formats").entrySet()) {
      formats.add(new MappedFormat(new Mapping(entry.getKey(), entry.getValue())));
    }
    return formats;
  }

  private static String text(String name) {
    try (InputStream file = Shipped.class.getResourceAsStream(name + ".yaml")) {
      if (file == null) {
        throw new IllegalStateException("no " + name + ".yaml in the artifact");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
