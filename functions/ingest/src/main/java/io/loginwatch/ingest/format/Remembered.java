package io.loginwatch.ingest.format;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What short texts mean, by their hash: a log has few actions and reasons, and each of them often.
 * A text makes place for the next of its place, so that reasons with somebody's name in them, or
 * whatever else an attacker writes, neither fill it nor keep the others out. For use by any thread.
 *
 * @param <T> what is read out of a text, which does not change
 */
final class Remembered<T> {
  /** Characters; longer texts are read each time. */
  private static final int LONGEST = 80;

  private final AtomicReferenceArray<@Nullable Reading<T>> places =
      new AtomicReferenceArray<>(2_048);

  private final Function<String, T> reader;

  private record Reading<T>(String text, T meaning) {}

  Remembered(Function<String, T> reader) {
    this.reader = reader;
  }

  /** What the text means. */
  T of(String text) {
    if (text.length() > LONGEST) {
      return reader.apply(text);
    }
    int hash = text.hashCode();
    int place = (hash ^ hash >>> 16) & places.length() - 1;
    Reading<T> known = places.get(place);
    if (known == null || !known.text().equals(text)) {
      known = new Reading<>(text, reader.apply(text));
      places.set(place, known);
    }
    return known.meaning();
  }
}
