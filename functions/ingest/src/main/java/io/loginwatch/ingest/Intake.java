package io.loginwatch.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import io.loginwatch.config.Secrets;
import io.loginwatch.config.Section;
import io.loginwatch.ingest.enrich.Enrichment;
import io.loginwatch.ingest.format.Clip;
import io.loginwatch.ingest.format.Draft;
import io.loginwatch.ingest.format.Format;
import io.loginwatch.ingest.format.Formats;
import io.loginwatch.ingest.format.TokenReader;
import io.loginwatch.ingest.format.Watch;
import io.loginwatch.ingest.http.Keys;
import io.loginwatch.ingest.http.Signatures;
import io.loginwatch.ingest.wire.Documents;
import io.loginwatch.ingest.wire.Documents.Document;
import io.loginwatch.ingest.wire.Envelopes;
import io.loginwatch.ingest.wire.LimitExceeded;
import io.loginwatch.ingest.wire.Outer;
import io.loginwatch.ingest.wire.Unpacking;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads whatever a sender sent and hands out a receipt for each record in it, in order.
 *
 * <p>Deterministic but for syslog lines without a year, whose year follows from the clock. Safe for
 * use by several threads.
 */
public final class Intake {
  /** Bytes that a body may unpack to; API Gateway passes on at most 10 MB as they are. */
  public static final int MAX_UNPACKED = 64 * 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

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
    if (unpacked == null) {
      Reading reading = new Reading(hint, receipts);
      reading.broken("", "the body is damaged gzip", Outer.NONE);
      return reading.index;
    }
    Reading reading = new Reading(hint, receipts);
    return read(new Documents(unpacked, reading.shortcut()), reading);
  }

  /** Reads a stream of any length, packed or not, in bounded memory. */
  public int read(InputStream stream, Hint hint, Consumer<Receipt> receipts) {
    Reading reading = new Reading(hint, receipts);
    return read(new Documents(Unpacking.unpack(stream), reading.shortcut()), reading);
  }

  /** Reads one value that is JSON already. */
  public int read(JsonNode value, Hint hint, Consumer<Receipt> receipts) {
    Reading reading = new Reading(hint, receipts);
    reading.envelopes.open(value, hint.outer());
    return reading.index;
  }

  private static int read(Documents documents, Reading reading) {
    Outer outer = reading.hint.outer();
    for (Document document; (document = documents.next()) != null; ) {
      reading.line = documents.beganOn();
      switch (document) {
        case Document.Value(JsonNode node) -> reading.envelopes.open(node, outer);
        case Document.Broken(String text, String why) -> reading.broken(text, why, outer);
      }
    }
    return reading.index;
  }

  /** The reading of one body: counts the records. */
  private final class Reading implements Envelopes.Sink {
    private final Hint hint;
    private final Consumer<Receipt> receipts;
    private final Envelopes envelopes;
    private final Instant now = clock.instant();
    private final @Nullable Format pinned;
    private @Nullable Format recognised;
    private @Nullable String lastOuterId;

    /** Its place among the records that share one wrapping's id, from 0. */
    private int sibling;

    private int index;
    private int line = 1;

    /** The record that was refused last, and how it is kept. */
    private int lastRefused = -1;

    private @Nullable String lastRaw;

    Reading(Hint hint, Consumer<Receipt> receipts) {
      this.hint = hint;
      this.receipts = receipts;
      this.pinned = hint.format() == null ? null : formats.named(hint.format());
      this.envelopes = new Envelopes(this::isRecord, MAX_UNPACKED, this);
    }

    /** Most records are read without a tree, as long as nobody will want to see it. */
    Documents.@Nullable Shortcut shortcut() {
      TokenReader reader = formats.tokens(pinned);
      return reader == null
          ? null
          : tokens -> {
            Draft draft = reader.read(tokens, now);
            String id = draft == null ? null : draft.id;
            return draft == null || id == null || admission.refusal(draft) != null
                ? null
                : () -> {
                  accept(draft, id);
                  index++;
                };
          };
    }

    private boolean isRecord(JsonNode node) {
      recognised = pinned == null ? formats.of(node) : pinned.recognises(node) ? pinned : null;
      return recognised != null;
    }

    @Override
    public void record(JsonNode record, Outer wrapping) {
      Outer outer = numbered(wrapping);
      Format format = record.isTextual() && !isRecord(record) ? null : recognised;
      boolean known = format != null || record.isTextual();
      recognised = null;
      if (format == null) {
        format = pinned;
      }
      if (format == null) {
        reject(
            record,
            outer,
            new Refusal(
                Refusal.UNKNOWN_FORMAT,
                null,
                "no format knows a record of this shape; known are " + formats.names()));
        return;
      }
      int[] copies = {0};
      try {
        format.read(
            record,
            outer,
            now,
            draft -> receive(known ? draft : Admission.doubted(draft), copies[0]++, record, outer));
      } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
        // A record that trips a mapping up must not keep those around it from coming in.
        LOG.atError().setCause(e).addKeyValue("format", format.name()).log("not read");
        refuse(
            record,
            outer,
            new Refusal(Refusal.INVALID, null, "could not be read as " + format.name()));
      }
      index++;
    }

    @Override
    public void broken(String text, String why, Outer outer) {
      String message = "cannot be decoded: " + Clip.of(why, 200);
      receipts.accept(
          new Receipt.Rejected(index++, Refusal.NOT_DECODABLE, null, message, line, text));
    }

    private void receive(Draft draft, int copy, JsonNode record, Outer outer) {
      Refusal refusal = draft.refusal != null ? draft.refusal : admission.refusal(draft);
      if (refusal != null) {
        refuse(record, outer, refusal);
        return;
      }
      String id =
          draft.id != null ? draft.id : outer.id() != null ? outer.id() : Identity.of(record);
      accept(draft, copy > 0 ? id + "." + copy : id);
    }

    private void accept(Draft draft, String id) {
      String user = Completion.key(Objects.requireNonNull(draft.user));
      receipts.accept(
          new Receipt.Accepted(
              index,
              completion.login(
                  draft, id, user, hint.logSource() == null ? draft.logSource : hint.logSource())));
    }

    /**
     * The wrapping with an id of this record's own where it wraps several: by their places,
     * whatever becomes of each, so that it stays the same when the others are sent or requeued
     * without it.
     */
    private Outer numbered(Outer wrapping) {
      if (wrapping.id() == null) {
        return wrapping;
      }
      sibling = wrapping.id().equals(lastOuterId) ? sibling + 1 : 0;
      lastOuterId = wrapping.id();
      return sibling == 0 ? wrapping : wrapping.called(wrapping.id() + "-" + sibling);
    }

    private void reject(JsonNode record, Outer outer, Refusal refusal) {
      refuse(record, outer, refusal);
      index++;
    }

    private void refuse(JsonNode record, Outer outer, Refusal refusal) {
      receipts.accept(
          new Receipt.Rejected(
              index, refusal.code(), refusal.field(), refusal.message(), line, raw(record, outer)));
    }

    /** Made once for a record, whose thousand parts may each be refused. */
    private String raw(JsonNode record, Outer outer) {
      if (lastRefused != index || lastRaw == null) {
        JsonNode whole = outer.around(record);
        lastRaw = whole.isTextual() ? whole.textValue() : whole.toString();
        lastRefused = index;
      }
      return lastRaw;
    }
  }
}
