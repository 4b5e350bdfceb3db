package io.loginwatch.ingest;

import io.loginwatch.config.Configuration;
import io.loginwatch.core.login.Login;
import io.loginwatch.ingest.wire.LimitExceeded;
import io.loginwatch.store.AwsClients;
import io.loginwatch.store.Logins;
import io.loginwatch.store.Page;
import io.loginwatch.store.Quarantine;
import io.loginwatch.store.Quarantined;
import io.loginwatch.store.TableBusy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Takes in again what lies in quarantine, after a mapping was fixed. A record leaves quarantine
 * once its logins are stored; one that is still refused stays, with the reason of today. May be
 * stopped and begun again at any time: the same login twice is one.
 */
public final class Requeue {
  private static final int PAGE = 100;

  private final Intake intake;
  private final Logins logins;
  private final Quarantine quarantine;
  private final InstantSource clock;

  Requeue(Intake intake, Logins logins, Quarantine quarantine, InstantSource clock) {
    this.intake = intake;
    this.logins = logins;
    this.quarantine = quarantine;
    this.clock = clock;
  }

  /**
   * Of the deployment that the environment describes.
   *
   * @throws io.loginwatch.config.InvalidConfiguration with all that is wrong with its configuration
   */
  public static Requeue of(Map<String, String> env) {
    InstantSource clock = InstantSource.system();
    Configuration configuration = Configuration.load(env);
    Intake intake =
        Intake.of(
            configuration.section("ingest"), Path.of(env.getOrDefault("GEOIP_DIR", "/opt")), clock);
    configuration.requireValid();
    DynamoDbClient dynamoDb = AwsClients.dynamoDb(env);
    return new Requeue(intake, new Logins(dynamoDb, env), new Quarantine(dynamoDb, env), clock);
  }

  /**
   * Which records.
   *
   * @param from the first day of receipt, as in {@code 2026-03-02}, UTC; null for all that is kept
   * @param logSource of this log source only; null for all
   */
  public record Choice(@Nullable String from, @Nullable String logSource) {
    /** Everything. */
    public static final Choice ALL = new Choice(null, null);

    private boolean takes(Quarantined record) {
      return logSource == null || logSource.equals(record.logSource());
    }
  }

  /**
   * Why records are still refused.
   *
   * @param code see docs/formats.md
   * @param field the field at fault, where it is one
   */
  public record Reason(String code, @Nullable String field) {}

  /**
   * What became of them.
   *
   * @param accepted records that are logins now
   * @param unwatched records that are understood now and not wanted: they are gone
   * @param refused how many records stay, by reason
   */
  public record Result(int accepted, int unwatched, Map<Reason, Integer> refused) {}

  /**
   * Takes them in.
   *
   * @throws TableBusy if the tables take no more for now; what was done is done, the others stay
   */
  public Result requeue(Choice choice) {
    Tally tally = new Tally();
    for (String day : quarantine.days(clock.instant())) {
      if (choice.from() != null && day.compareTo(choice.from()) < 0) {
        continue;
      }
      String after = null;
      do {
        Page<Quarantined> page = quarantine.ofDay(day, after, PAGE);
        again(page.items().stream().filter(choice::takes).toList(), tally);
        after = page.next();
      } while (after != null);
    }
    return tally.result();
  }

  /** First all that is accepted is stored, and only then anything leaves quarantine. */
  private void again(List<Quarantined> records, Tally tally) {
    List<Login> accepted = new ArrayList<>();
    List<Quarantined> done = new ArrayList<>();
    List<Quarantined> still = new ArrayList<>();
    for (Quarantined record : records) {
      List<Receipt> receipts = read(record);
      int before = accepted.size();
      Quarantined refused = receipts.isEmpty() ? record : null;
      for (Receipt receipt : receipts) {
        switch (receipt) {
          case Receipt.Accepted(_, Login login) -> accepted.add(login);
          case Receipt.Rejected no when no.unwatched() -> {}
          case Receipt.Rejected no ->
              refused = record.because(no.code(), no.field(), Reception.reason(no));
        }
      }
      if (refused == null) {
        done.add(record);
        tally.taken(accepted.size() > before);
      } else {
        still.add(refused);
        tally.refused(refused);
      }
    }
    if (!accepted.isEmpty()) {
      logins.put(accepted);
    }
    done.forEach(quarantine::delete);
    if (!still.isEmpty()) {
      quarantine.put(still);
    }
  }

  /** As of the day on which it came: a line without a year is of the year before that. */
  private List<Receipt> read(Quarantined record) {
    List<Receipt> receipts = new ArrayList<>();
    byte[] raw = record.raw().getBytes(StandardCharsets.UTF_8);
    try {
      intake
          .at(record::receivedAt)
          .read(raw, Hint.of(record.format(), record.logSource()), receipts::add);
    } catch (LimitExceeded e) {
      String why = String.valueOf(e.getMessage());
      receipts.add(new Receipt.Rejected(0, Refusal.TOO_LONG, null, why, 1, record.raw()));
    }
    return receipts;
  }

  /** Counts what became of them. */
  private static final class Tally {
    private final Map<Reason, Integer> refused = new LinkedHashMap<>();
    private int accepted;
    private int unwatched;

    void taken(boolean login) {
      if (login) {
        accepted++;
      } else {
        unwatched++;
      }
    }

    void refused(Quarantined record) {
      refused.merge(new Reason(record.code(), record.field()), 1, Integer::sum);
    }

    Result result() {
      return new Result(accepted, unwatched, Map.copyOf(refused));
    }
  }
}
