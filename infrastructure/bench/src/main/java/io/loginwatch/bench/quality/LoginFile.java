package io.loginwatch.bench.quality;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of made-up logins of a wanted length. */
public final class LoginFile {
  /** About as many a user logs in a day, weekends included, service accounts not. */
  private static final double A_DAY = 3.5;

  /** Days of users for an attack of each class: as in all figures of speed, whatever is scored. */
  private static final int ATTACK_DAYS = 6_000;

  private LoginFile() {}

  /** Writes that many logins of that many users, as ECS lines. */
  public static void write(Path file, long seed, int users, int logins) throws IOException {
    int days = (int) (logins / (users * A_DAY)) + 3;
    int[] left = {logins};
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      new Months(seed, users, days, users * days / ATTACK_DAYS)
          .write(event -> {
            if (left[0]-- > 0) {
              line(out, EcsLine.of(event, Dialect.FULL).toString());
            }
          });
    }
  }

  private static void line(BufferedWriter out, String line) {
    try {
      out.write(line);
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
