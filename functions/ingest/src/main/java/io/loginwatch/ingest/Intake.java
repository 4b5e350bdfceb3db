package io.loginwatch.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import io.loginwatch.config.Secrets;
import io.loginwatch.config.Section;
import io.loginwatch.ingest.enrich.Enrichment;
import io.loginwatch.ingest.format.Formats;
import io.loginwatch.ingest.format.Watch;
import io.loginwatch.ingest.http.Keys;
import io.loginwatch.ingest.http.Signatures;
import io.loginwatch.ingest.wire.Documents;
import io.loginwatch.ingest.wire.LimitExceeded;
import io.loginwatch.ingest.wire.Unpacking;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads whatever a sender sent and hands out a receipt for each record in it, in order.
 *
 * <p>Deterministic but for syslog lines without a year, whose year follows from the clock. Safe for
 * use by several threads.
 */
public final class Intake {
  /** Bytes that a body may unpack to; API Gateway passes on at most 10 MB as they are. */
  public static final int MAX_UNPACKED = 64 * 1024 * 1024;

  private final Formats formats;
  private final Watch watch;
  private final Admission admission;
  private final Completion completion;
  private final InstantSource clock;

  public Intake(Formats formats, Watch watch, Enrichment enrichment, InstantSource clock) {
    this(formats, watch, new Completion(enrichment), clock);
  }

  private Intake(Formats formats, Watch watch, Completion completion, InstantSource clock) {
    this.formats = formats;
    this.watch = watch;
    this.admission = new Admission(watch);
    this.completion = completion;
    this.clock = clock;
  }

  /**
   * An intake as configured.
   *
   * @param ingest the section of the configuration; its mistakes are recorded there
   * @param geoip folder of the *.mmdb files; one without any still works
   */
  public static Intake of(Section ingest, Path geoip, InstantSource clock) {
    // Read here only so that whoever checks a configuration hears of all that is wrong in it.
    Secrets unasked = Secrets.of(Map.of());
    Keys.of(ingest, unasked);
    Signatures.of(ingest, unasked, clock);
    Watch watch = Watch.of(ingest);
    return new Intake(Formats.of(ingest, watch), watch, new Enrichment(ingest, geoip), clock);
  }

  /** The same, as it would read by another clock: what was received earlier. */
  Intake at(InstantSource then) {
    return new Intake(formats, watch, completion, then);
  }

  /**
   * Reads a body, packed or not.
   *
   * @return how many records there were
   * @throws LimitExceeded if it unpacks to more than {@link #MAX_UNPACKED}; there may have been
   *     receipts before that
   */
  public int read(byte[] body, Hint hint, Consumer<Receipt> receipts) {
    byte[] unpacked = Unpacking.unpack(body, MAX_UNPACKED);
    BodyReading reading = reading(hint, receipts);
    return unpacked == null
        ? reading.damaged("the body is damaged gzip")
        : reading.read(new Documents(unpacked, reading.shortcut()));
  }

  /** Reads a stream of any length, packed or not, in bounded memory. */
  public int read(InputStream stream, Hint hint, Consumer<Receipt> receipts) {
    BodyReading reading = reading(hint, receipts);
    return reading.read(new Documents(Unpacking.unpack(stream), reading.shortcut()));
  }

  /** Reads one value that is JSON already. */
  public int read(JsonNode value, Hint hint, Consumer<Receipt> receipts) {
    return reading(hint, receipts).read(value);
  }

  private BodyReading reading(Hint hint, Consumer<Receipt> receipts) {
    return new BodyReading(formats, admission, completion, clock.instant(), hint, receipts);
  }
}
