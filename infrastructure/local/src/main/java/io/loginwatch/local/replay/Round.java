package io.loginwatch.local.replay;

import io.loginwatch.core.alert.AlertJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A file parsed and nothing more, and then judged, by one thread, its alerts written to nowhere:
 * what detection costs beyond reading its input.
 *
 * @param parsing to trees with Jackson
 * @param replay reading, judging and writing
 * @param collectingSeconds what other threads took meanwhile to collect its garbage, as time passed
 * @param profiles what was learned by it
 */
public record Round(
    Parsing parsing, Replay.Summary replay, double collectingSeconds, ProfileSizes profiles) {
  /** What the virtual machine may take to compile whatever is used often, in seconds. */
  private static final long WARM_UP = 15;

  /**
   * A file measured.
   *
   * @param fresh a replay that knows nobody yet
   * @throws IOException if the file cannot be read, or is no JSON
   */
  public static Round of(Path file, Replay fresh) throws IOException {
    Parsing parsing = Parsing.of(file);
    OutputStream nowhere = OutputStream.nullOutputStream();
    try (InputStream in = Files.newInputStream(file)) {
      double before = collected();
      Replay.Summary replay =
          fresh.runAlone(in, alert -> AlertJson.writeLine(alert, nowhere), judged -> {});
      double collecting = collected() - before;
      return new Round(parsing, replay, collecting, ProfileSizes.of(fresh.profileBytes()));
    }
  }

  /** Seconds that collecting garbage took since the virtual machine started. */
  private static double collected() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
            .mapToLong(GarbageCollectorMXBean::getCollectionTime)
            .sum()
        / 1e3;
  }

  /**
   * Measured again and again: whole rounds for {@value #WARM_UP} seconds to warm up, and then the
   * rounds that count.
   *
   * @param rounds how many count, at least 1
   * @param fresh makes replays that know nobody yet
   * @param each hears of each round that counts
   * @return the one in the middle, by what judging takes
   * @throws IOException if the file cannot be read, or is no JSON
   */
  public static Round warm(Path file, int rounds, Supplier<Replay> fresh, Consumer<Round> each)
      throws IOException {
    long began = System.nanoTime();
    while (System.nanoTime() - began < TimeUnit.SECONDS.toNanos(WARM_UP)) {
      of(file, fresh.get());
    }
    List<Round> counted = new ArrayList<>();
    while (counted.size() < rounds) {
      Round round = of(file, fresh.get());
      counted.add(round);
      each.accept(round);
    }
    counted.sort(Comparator.comparingDouble(Round::timesParsing));
    return counted.get(rounds / 2);
  }

  /** Logins judged a second of one processor. */
  public double perSecond() {
    return replay.logins() / replay.coreSeconds();
  }

  /** How many times the time of only parsing it took. */
  public double timesParsing() {
    return replay.coreSeconds() / parsing.coreSeconds();
  }

  /** For people. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,.0f logins/s of one processor; only parsing %,.0f/s: judging takes %.2f times as long",
        perSecond(),
        parsing.perSecond(),
        timesParsing());
  }
}
