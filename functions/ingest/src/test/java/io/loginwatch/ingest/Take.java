package io.loginwatch.ingest;

import io.loginwatch.config.Configuration;
import io.loginwatch.core.login.Login;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads texts with an intake as it is out of the box, on a fixed day. */
final class Take {
  static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  static final Intake INTAKE =
      Intake.of(Configuration.parse("").section("ingest"), Path.of("no-databases"), () -> NOW);

  private Take() {}

  static List<Receipt> of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  static List<Receipt> of(byte[] body) {
    List<Receipt> receipts = new ArrayList<>();
    INTAKE.read(body, Hint.of(null, "test"), receipts::add);
    return receipts;
  }

  static List<Login> logins(String text) {
    return logins(of(text));
  }

  static List<Login> logins(List<Receipt> receipts) {
    return receipts.stream()
        .map(receipt ->
            switch (receipt) {
              case Receipt.Accepted accepted -> accepted.login();
              case Receipt.Rejected rejected -> throw new AssertionError(rejected.toString());
            })
        .toList();
  }

  static Login login(String text) {
    List<Login> logins = logins(text);
    if (logins.size() != 1) {
      throw new AssertionError("not one login: " + logins);
    }
    return logins.getFirst();
  }

  static Receipt.Rejected rejected(String text) {
    List<Receipt> receipts = of(text);
    if (receipts.size() == 1 && receipts.getFirst() instanceof Receipt.Rejected rejected) {
      return rejected;
    }
    throw new AssertionError("not one rejection: " + receipts);
  }
}
