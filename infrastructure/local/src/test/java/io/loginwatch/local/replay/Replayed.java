package io.loginwatch.local.replay;

import io.loginwatch.core.alert.Alert;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A configuration folder, and what it said of the logins that were replayed with it last. */
final class Replayed {
  static final Path HOME = Path.of("../..");

  private final Installation installation;
  private final List<Alert> alerts = new ArrayList<>();
  private @Nullable Instant since;

  Replayed(Path folder) {
    installation =
        Installation.of(folder, HOME.resolve("infrastructure/config"), Path.of("no-such-folder"));
  }

  /** Leaves out alerts of before that time of day on 2 March 2026. */
  Replayed since(String time) {
    since = Instant.parse("2026-03-02T" + time + ":00Z");
    return this;
  }

  Installation installation() {
    return installation;
  }

  List<Alert> alerts() {
    return alerts;
  }

  Replay.Summary run(String logins) throws Exception {
    return run(logins.getBytes(StandardCharsets.UTF_8), null);
  }

  /** Replays up to a time of day, {@code HH:MM}, on 2 March 2026. */
  Replay.Summary run(String logins, String until) throws Exception {
    return run(
        logins.getBytes(StandardCharsets.UTF_8), Instant.parse("2026-03-02T" + until + ":00Z"));
  }

  Replay.Summary run(byte[] logins, @Nullable Instant until) throws Exception {
    alerts.clear();
    return new Replay(installation, since, until)
        .run(new ByteArrayInputStream(logins), alerts::add, _ -> {});
  }
}
