package io.loginwatch.local.replay;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.detection.Engine;
import io.loginwatch.core.detection.Verdict;
import io.loginwatch.core.login.Login;
import io.loginwatch.ingest.Hint;
import io.loginwatch.ingest.Intake;
import io.loginwatch.ingest.Receipt;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Judges a stream of logins in order of arrival: one thread reads and one judges, a bounded number
 * of logins apart, or one does both by turns.
 */
public final class Replay {

  /** Bytes of a file read at once: each time the system is asked, it takes a microsecond or two. */
  private static final int AT_ONCE = 1 << 16;

  /** Logins read before they are judged: few enough to stay in the processor's cache till then. */
  private static final int CHUNK = 160;

  /** Chunks between the thread that reads and the one that judges. */
  private static final int CHUNKS = 48;

  /** Logins whose users are looked up together: what is known of them is about 100 KB. */
  private static final int AHEAD = 16;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final List<Login> END = new ArrayList<>();

  private final Intake intake;
  private final Engine engine;
  private final Listening listening;
  private final @Nullable Instant until;
  private final ReplayMemory memory = new ReplayMemory();
  private final BlockingQueue<List<Login>> chunks = new ArrayBlockingQueue<>(CHUNKS);
  private final Tally tally;
  private final Refused refused = new Refused();
  private final Beside beside = new Beside();
  private List<Login> chunk = new ArrayList<>(CHUNK);
  private long logins;
  private long judgingNanos;
  private volatile long readingNanos;
  private volatile RuntimeException failure = NO_FAILURE;
  private static final RuntimeException NO_FAILURE = new IllegalStateException("none");

  /**
   * A replay of one stream.
   *
   * @param since alerts of before are nobody's concern; what they are about is learned from
   * @param until when it ends, by the clock of the logins; null with the newest of them
   */
  public Replay(Installation installation, @Nullable Instant since, @Nullable Instant until) {
    this.intake = installation.intake();
    this.engine = installation.engine();
    this.listening = new Listening(installation.silence());
    this.tally = new Tally(since);
    this.until = until;
  }

  /**
   * What came of it.
   *
   * @param logins how many were judged
   * @param users how many users they were of
   * @param alerts how many alerts were raised, those that are suppressed included
   * @param suppressed how many of them nobody would be told of
   * @param byRule alerts by rule
   * @param beside events that are no logins, by action; rules see them all
   * @param refused records that were no logins, by the code of the reason
   * @param skipped the first of them that should have been logins
   * @param seconds from the first byte to the last alert
   * @param readingSeconds what reading and normalising took of one processor
   * @param judgingSeconds what judging, and whatever hears of the alerts, took of one processor
   */
  public record Summary(
      long logins,
      int users,
      int alerts,
      int suppressed,
      Map<String, Integer> byRule,
      Map<String, Integer> beside,
      Map<String, Integer> refused,
      List<Receipt.Rejected> skipped,
      double seconds,
      double readingSeconds,
      double judgingSeconds) {

    /** What all of it would have taken of one processor alone. */
    public double coreSeconds() {
      return readingSeconds + judgingSeconds;
    }
  }

  /**
   * Judges everything in the stream, one thread reading and this one judging.
   *
   * @param raised hears of each alert as it is raised
   * @param progress hears of the number of logins judged, now and then
   */
  public Summary run(InputStream in, Consumer<Alert> raised, LongConsumer progress)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    Thread reader =
        Thread.ofPlatform()
            .daemon()
            .name("reader")
            .start(() -> {
              read(in, this::hand);
              readingNanos = cpuTime();
              hand(END);
            });
    for (List<Login> next = chunks.take(); next != END; next = chunks.take()) {
      judge(next, raised, progress);
    }
    reader.join();
    return end(began, raised);
  }

  /**
   * The same on this thread alone: what reading and judging take of a processor is then not blurred
   * by the use that each makes of its caches.
   */
  public Summary runAlone(InputStream in, Consumer<Alert> raised, LongConsumer progress) {
    long began = System.nanoTime();
    long from = cpuTime();
    read(in, next -> judge(next, raised, progress));
    long all = cpuTime() - from;
    readingNanos = all - judgingNanos;
    return end(began, raised);
  }

  private Summary end(long began, Consumer<Alert> raised) {
    if (failure != NO_FAILURE) {
      throw failure;
    }
    listening.end(until, alert -> raise(alert, raised));
    return new Summary(
        logins,
        memory.users(),
        tally.alerts(),
        tally.suppressed(),
        tally.byRule(),
        beside.counts(),
        refused.byCode(),
        refused.first(),
        (System.nanoTime() - began) / 1e9,
        readingNanos / 1e9,
        judgingNanos / 1e9);
  }

  /** What the profiles would take in the table, in bytes, smallest first. */
  int[] profileBytes() {
    return memory.profileBytes();
  }

  private static long cpuTime() {
    return THREADS.getCurrentThreadCpuTime();
  }

  private void judge(List<Login> next, Consumer<Alert> raised, LongConsumer progress) {
    long began = cpuTime();
    for (int from = 0; from < next.size(); from += AHEAD) {
      List<Login> some = next.subList(from, Math.min(from + AHEAD, next.size()));
      memory.expect(some);
      for (Login login : some) {
        judge(login, raised);
      }
    }
    judgingNanos += cpuTime() - began;
    progress.accept(logins);
  }

  private void judge(Login login, Consumer<Alert> raised) {
    logins++;
    List<Verdict.Raised> all = engine.judge(login, memory).raised();
    for (int i = 0; i < all.size(); i++) {
      raise(all.get(i).alert(), raised);
    }
    listening.hear(login, alert -> raise(alert, raised));
  }

  private void raise(Alert alert, Consumer<Alert> raised) {
    if (tally.count(alert)) {
      raised.accept(alert);
    }
  }

  private void read(InputStream in, Consumer<List<Login>> chunks) {
    try {
      intake.read(
          new BufferedInputStream(in, AT_ONCE), Hint.NONE, receipt -> receive(receipt, chunks));
    } catch (RuntimeException e) {
      failure = e;
    } finally {
      chunks.accept(chunk);
    }
  }

  private void receive(Receipt receipt, Consumer<List<Login>> chunks) {
    switch (receipt) {
      case Receipt.Accepted(_, Login login) -> {
        beside.count(login);
        chunk.add(login);
        if (chunk.size() == CHUNK) {
          List<Login> full = chunk;
          chunk = new ArrayList<>(CHUNK);
          chunks.accept(full);
        }
      }
      case Receipt.Rejected no -> refused.note(no);
    }
  }

  private void hand(List<Login> full) {
    try {
      chunks.put(full);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
