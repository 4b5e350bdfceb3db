package io.loginwatch.local.cli;

import java.io.PrintStream;

/** A progress bar on standard error, drawn anew ten times a second at most. */
final class ProgressBar {

  private static final int WIDTH = 30;

  private final PrintStream err;
  private final long total;
  private final CountingStream read;
  private final long began = System.nanoTime();
  private long drawn;

  /**
   * @param total bytes there are; 0 where that is not known
   */
  ProgressBar(PrintStream err, long total, CountingStream read) {
    this.err = err;
    this.total = total;
    this.read = read;
  }

  void at(long logins) {
    long now = System.nanoTime();
    if (now - drawn > 100_000_000) {
      drawn = now;
      draw(logins, now);
    }
  }

  void finish(long logins) {
    draw(logins, System.nanoTime());
    err.println();
  }

  private void draw(long logins, long now) {
    double seconds = Math.max(1e-3, (now - began) / 1e9);
    String bar = "";
    if (total > 0) {
      double part = Math.min(1, read.count() / (double) total);
      int full = (int) (part * WIDTH);
      bar = "[%s%s] %3.0f %%  ".formatted("#".repeat(full), " ".repeat(WIDTH - full), part * 100);
    }
    err.print("\r%s%,d logins  %,.0f/s  ".formatted(bar, logins, logins / seconds));
    err.flush();
  }
}
