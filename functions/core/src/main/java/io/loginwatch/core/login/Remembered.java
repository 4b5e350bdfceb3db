package io.loginwatch.core.login;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What texts mean, by their hash: a log has few actions and reasons, and each of them often. Two
 * texts have a place, and the one that came first makes room for a third, so that reasons with
 * somebody's name in them, or whatever else an attacker writes, neither fill it nor keep the others
 * out. For use by any thread.
 *
 * @param <T> what is read out of a text, which does not change
 */
public final class Remembered<T> {
  /** Texts. */
  private static final int MOST = 1_024;

  private final AtomicReferenceArray<@Nullable Reading<T>> places =
      new AtomicReferenceArray<>(MOST);

  private final int longest;
  private final Function<String, T> reader;

  private record Reading<T>(String text, T meaning) {}

  /**
   * @param longest characters; longer texts are read each time
   * @param reader reads the meaning out of a text
   */
  public Remembered(int longest, Function<String, T> reader) {
    this.longest = longest;
    this.reader = reader;
  }

  /** What the text means. */
  public T of(String text) {
    if (text.length() > longest) {
      return reader.apply(text);
    }
    int hash = text.hashCode();
    int place = (hash ^ hash >>> 16) & MOST - 1;
    Reading<T> last = places.get(place);
    if (last != null && last.text().equals(text)) {
      return last.meaning();
    }
    Reading<T> other = places.get(place ^ 1);
    if (other != null && other.text().equals(text)) {
      return other.meaning();
    }
    var made = new Reading<>(text, reader.apply(text));
    if (last != null) {
      // Where there was none, the other place is a neighbour's, who need not go.
      places.set(place ^ 1, last);
    }
    places.set(place, made);
    return made.meaning();
  }
}
