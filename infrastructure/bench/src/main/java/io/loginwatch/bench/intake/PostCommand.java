package io.loginwatch.bench.intake;

import io.loginwatch.local.LocalRun;
import io.loginwatch.local.RunSettings;
import io.loginwatch.local.inbox.Inbox;
import io.loginwatch.sam.LocalDynamoDb;
import io.loginwatch.sam.Template;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * {@code bench post}: batches of 500 logins, packed, against the local run, in turn with the same
 * items written straight into another DynamoDB Local of the same process.
 */
@Command(
    name = "post",
    description = "Logins a second over HTTP, and how many DynamoDB Local takes without us.")
public final class PostCommand implements Callable<Integer> {
  private static final int BATCH = 500;
  private static final int WRITES = 25;
  private static final String TABLE = "LoginsTable";

  @Option(
      names = "--rounds",
      defaultValue = "4",
      description = "The first is to warm up and does not count (${DEFAULT-VALUE}).")
  private int rounds;

  @Mixin private Senders senders = new Senders();

  private final AtomicInteger repeated = new AtomicInteger();

  /** Something that one of several threads does. */
  @FunctionalInterface
  private interface Work {
    void of(int thread) throws Exception;
  }

  @Override
  public Integer call() throws Exception {
    Template template = Template.nearest(Map.of());
    Instant from = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofDays(3));
    List<Double> posted = new ArrayList<>();
    List<Double> written = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      int turn = round;
      // A run of its own for each round, so that none has the last one's logins still to judge.
      try (LocalRun run =
              LocalRun.start(settings(template.file()), new Inbox(InstantSource.system()));
          LocalDynamoDb bare = LocalDynamoDb.start(template);
          Client client = new Client(run.url())) {
        List<byte[]> bodies = new ArrayList<>();
        for (int n = 0; n < senders.all(); n++) {
          bodies.add(Client.gzip(new Crowd(turn + "-" + n, BATCH / 5, 5, from).batch(0)));
        }
        double post =
            timed(thread -> {
              for (int n = thread; n < bodies.size(); n += senders.threads) {
                while (!client.post(bodies.get(n), BATCH)) {
                  repeated.incrementAndGet(); // as senders do
                }
              }
            });
        List<List<WriteRequest>> writes = writes(run);
        double write =
            timed(thread -> {
              for (int n = thread; n < writes.size(); n += senders.threads) {
                List<WriteRequest> some = writes.get(n);
                bare.client().batchWriteItem(batch -> batch.requestItems(Map.of(TABLE, some)));
              }
            });
        System.out.printf(
            Locale.ROOT,
            "post: round %d%s: %,.0f logins/s by POST, %,.0f/s written without us, ratio %.2f%n",
            round + 1,
            round == 0 ? " (warming up)" : "",
            post,
            write,
            post / write);
        if (round > 0) {
          posted.add(post);
          written.add(write);
        }
      }
    }
    double post = median(posted);
    double write = median(written);
    System.out.printf(
        Locale.ROOT,
        "post: %,d logins a round in packed batches of %d by %d senders: median %,.0f logins/s by"
            + " POST with everything running, %d batches sent again; %,.0f/s by BatchWriteItem"
            + " alone; ratio %.2f%n",
        senders.all() * BATCH,
        BATCH,
        senders.threads,
        post,
        repeated.get(),
        write,
        post / write);
    return 0;
  }

  private static RunSettings settings(Path template) {
    return new RunSettings(
        template,
        Map.of("RequireKey", "false", "LinkKey", "env:LINKS"),
        0,
        null,
        List.of(),
        Map.of("LINKS", "a key for links"),
        null);
  }

  /** How many logins a second all threads together get through. */
  private double timed(Work work) throws Exception {
    long began = System.nanoTime();
    try (ExecutorService pool = Executors.newFixedThreadPool(senders.threads)) {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < senders.threads; thread++) {
        int number = thread;
        running.add(
            pool.submit(() -> {
              work.of(number);
              return number;
            }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
    return senders.all() * BATCH / ((System.nanoTime() - began) / 1e9);
  }

  /** The items that the posts became, in batches as large as DynamoDB takes. */
  private static List<List<WriteRequest>> writes(LocalRun run) {
    List<WriteRequest> all = new ArrayList<>();
    run.db()
        .client()
        .scanPaginator(scan -> scan.tableName(TABLE))
        .items()
        .forEach(item -> all.add(put(new HashMap<>(item))));
    List<List<WriteRequest>> batches = new ArrayList<>();
    for (int start = 0; start < all.size(); start += WRITES) {
      batches.add(all.subList(start, Math.min(all.size(), start + WRITES)));
    }
    return batches;
  }

  private static WriteRequest put(Map<String, AttributeValue> item) {
    return WriteRequest.builder().putRequest(PutRequest.builder().item(item).build()).build();
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
  }
}
