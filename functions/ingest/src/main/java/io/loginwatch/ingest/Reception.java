package io.loginwatch.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import io.loginwatch.core.login.Login;
import io.loginwatch.ingest.format.Clip;
import io.loginwatch.store.Logins;
import io.loginwatch.store.Quarantine;
import io.loginwatch.store.Quarantined;
import io.loginwatch.store.TableBusy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a body in: reads it, writes the logins, keeps what it could not understand. When it
 * returns, all of it is durable.
 *
 * <p>Whether a login was there from an earlier request is not asked: writing it again changes
 * nothing, and asking would double the price of every login. Duplicates are those of one request.
 */
public final class Reception {
  private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

  private final Intake intake;
  private final Logins logins;
  private final Quarantine quarantine;
  private final InstantSource clock;

  public Reception(Intake intake, Logins logins, Quarantine quarantine, InstantSource clock) {
    this.intake = intake;
    this.logins = logins;
    this.quarantine = quarantine;
    this.clock = clock;
  }

  /**
   * What became of a body.
   *
   * @param records how many records there were
   * @param accepted distinct logins that are stored
   * @param duplicates logins that the same body had before
   * @param rejected the others, in order
   */
  public record Result(int records, int accepted, int duplicates, List<Receipt.Rejected> rejected) {

    /** Whether there was nothing in it that could be read at all. */
    public boolean undecodable() {
      return accepted == 0
          && !rejected.isEmpty()
          && rejected.stream().allMatch(one -> one.code().equals(Refusal.NOT_DECODABLE));
    }
  }

  /**
   * Takes a body in.
   *
   * @throws TableBusy if not everything could be written; it may all be sent again
   */
  public Result take(byte[] body, Hint hint) {
    return take(receipts -> intake.read(body, hint, receipts), hint);
  }

  /** Takes in a value that is JSON already. */
  public Result take(JsonNode value, Hint hint) {
    return take(receipts -> intake.read(value, hint, receipts), hint);
  }

  private Result take(ToIntFunction<Consumer<Receipt>> reading, Hint hint) {
    List<Login> accepted = new ArrayList<>();
    List<Receipt.Rejected> rejected = new ArrayList<>();
    int records =
        reading.applyAsInt(receipt -> {
          switch (receipt) {
            case Receipt.Accepted(_, Login login) -> accepted.add(login);
            case Receipt.Rejected no -> rejected.add(no);
          }
        });
    int distinct = accepted.isEmpty() ? 0 : logins.put(accepted);
    Result result =
        new Result(records, distinct, accepted.size() - distinct, List.copyOf(rejected));
    if (!result.undecodable()) {
      keep(rejected, hint);
    }
    LOG.atInfo()
        .addKeyValue("logSource", hint.logSource())
        .addKeyValue("accepted", distinct)
        .addKeyValue("duplicates", result.duplicates())
        .addKeyValue("rejected", rejected.size())
        .log("taken in");
    return result;
  }

  private void keep(List<Receipt.Rejected> rejected, Hint hint) {
    Instant now = clock.instant();
    List<Quarantined> records = new ArrayList<>();
    int last = -1;
    for (Receipt.Rejected one : rejected) {
      // A record of which several parts were refused is kept once.
      if (!one.unwatched() && one.index() != last) {
        last = one.index();
        records.add(
            new Quarantined(
                id(one.raw()),
                one.raw(),
                one.code(),
                one.field(),
                reason(one),
                hint.format(),
                hint.logSource(),
                now));
      }
    }
    if (!records.isEmpty()) {
      quarantine.put(records);
    }
  }

  /** Why, in a length that a table takes whatever the record put into it. */
  static String reason(Receipt.Rejected one) {
    return Clip.of(one.message(), 1_000);
  }

  private static String id(String raw) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(raw.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
