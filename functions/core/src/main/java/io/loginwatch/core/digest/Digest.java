package io.loginwatch.core.digest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a day or a week.
 *
 * @param schedule id of the schedule it belongs to, such as {@code daily-0800-europe-rome}
 * @param period day or week
 * @param window exactly what it covers
 * @param tally the figures of the window
 * @param previous the figures of the window before, where there was one
 * @param movers the users whose score rose most against the window before, the greatest rise first
 * @param dead deliveries that ended dead or on a channel that was turned off, by channel
 * @param silent log sources that are silent as the window ends
 */
public record Digest(
    String schedule,
    Period period,
    DigestWindow window,
    Tally tally,
    @Nullable Tally previous,
    List<Mover> movers,
    Map<String, Integer> dead,
    List<String> silent) {

  /** How long a window is. */
  public enum Period {
    DAILY,
    WEEKLY;

    /** The word used in configuration and messages. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * A user whose alerts' scores add up to more than before.
   *
   * @param user who
   * @param before sum of the scores of the window before
   * @param now sum of the scores of this window
   */
  public record Mover(String user, int before, int now) {
    public int rise() {
      return now - before;
    }
  }

  public Digest {
    movers = List.copyOf(movers);
    dead = Map.copyOf(dead);
    silent = List.copyOf(silent);
  }

  /** The same without the figures of the window before: what the next one is compared with. */
  public Digest withoutPrevious() {
    return new Digest(schedule, period, window, tally, null, movers, dead, silent);
  }

  public Instant from() {
    return window.from();
  }

  public Instant to() {
    return window.to();
  }

  /** Whether there is nothing to tell. */
  public boolean isQuiet() {
    return tally.alerts() == 0 && tally.suppressed() == 0 && dead.isEmpty() && silent.isEmpty();
  }
}
