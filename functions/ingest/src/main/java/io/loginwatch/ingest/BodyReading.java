package io.loginwatch.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import io.loginwatch.ingest.format.Clip;
import io.loginwatch.ingest.format.Draft;
import io.loginwatch.ingest.format.Format;
import io.loginwatch.ingest.format.Formats;
import io.loginwatch.ingest.format.Identity;
import io.loginwatch.ingest.format.TokenReader;
import io.loginwatch.ingest.wire.Documents;
import io.loginwatch.ingest.wire.Documents.Document;
import io.loginwatch.ingest.wire.Envelopes;
import io.loginwatch.ingest.wire.Outer;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reading of one body: a receipt for each record in it, in order. */
final class BodyReading implements Envelopes.Sink {
  private static final Logger LOG = LoggerFactory.getLogger(BodyReading.class);

  private final Formats formats;
  private final Admission admission;
  private final Completion completion;
  private final Hint hint;
  private final Consumer<Receipt> receipts;
  private final Envelopes envelopes;
  private final TokenIds ids;
  private final Instant now;
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

  BodyReading(
      Formats formats,
      Admission admission,
      Completion completion,
      Instant now,
      Hint hint,
      Consumer<Receipt> receipts) {
    this.formats = formats;
    this.admission = admission;
    this.completion = completion;
    this.now = now;
    this.hint = hint;
    this.receipts = receipts;
    this.pinned = hint.format() == null ? null : formats.named(hint.format());
    this.ids = new TokenIds(hint.outer().id() == null);
    this.envelopes = new Envelopes(this::isRecord, Intake.MAX_UNPACKED, this);
  }

  /**
   * Reads all documents of a body.
   *
   * @return how many records there were
   */
  int read(Documents documents) {
    Outer outer = hint.outer();
    for (Document document; (document = documents.next()) != null; ) {
      line = documents.beganOn();
      switch (document) {
        case Document.Value(JsonNode node) -> envelopes.open(node, outer);
        case Document.Broken(String text, String why) -> broken(text, why, outer);
      }
    }
    return index;
  }

  /** Reads a body that is one value. */
  int read(JsonNode value) {
    envelopes.open(value, hint.outer());
    return index;
  }

  /** Says that a body cannot be read at all. */
  int damaged(String why) {
    broken("", why, Outer.NONE);
    return index;
  }

  /** Most records are read without a tree, as long as nobody will want to see it. */
  Documents.@Nullable Shortcut shortcut() {
    TokenReader reader = formats.tokens(pinned);
    return reader == null
        ? null
        : tokens -> {
          Draft draft = reader.read(ids.watch(tokens), now);
          String id = draft == null ? null : ids.of(draft);
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
    String id = draft.id != null ? draft.id : outer.id() != null ? outer.id() : Identity.of(record);
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
   * The wrapping with an id of this record's own where it wraps several: by their places, whatever
   * becomes of each, so that it stays the same when the others are sent or requeued without it.
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
