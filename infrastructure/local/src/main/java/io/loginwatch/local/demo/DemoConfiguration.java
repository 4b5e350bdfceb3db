package io.loginwatch.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** The configuration of the demo: three channels, all of which lead to the inbox. */
public final class DemoConfiguration {

  private DemoConfiguration() {}

  /**
   * Writes it to that folder.
   *
   * @param url where the local run listens
   * @param mailPort where its mail server listens
   */
  public static void write(Path folder, URI url, int mailPort) {
    String text =
        """
        # Written by `./loginwatch run --demo`: everything goes to the inbox of the local run.
        notify:
          channels:
            topic:
              kind: sns
            mail:
              kind: smtp
              host: 127.0.0.1
              port: %d
              security: none
              from: loginwatch@example.com
              to: [security@example.com]
            slack:
              kind: slack
              webhook_url: env:LOGINWATCH_DEMO_WEBHOOK
              allow_private: true
        """
            .formatted(mailPort);
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("loginwatch.yaml"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The variable that the configuration refers to. */
  public static final String WEBHOOK = "LOGINWATCH_DEMO_WEBHOOK";
}
