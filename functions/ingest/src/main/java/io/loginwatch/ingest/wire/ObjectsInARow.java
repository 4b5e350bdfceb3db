package io.loginwatch.ingest.wire;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import io.loginwatch.ingest.wire.Documents.Shortcut;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects off their tokens, with one parser for as many as stand in a row: to make one costs
 * as much as a short object.
 */
final class ObjectsInARow {
  /**
   * After so many objects in a row that could not be read off their tokens, the rest is not tried.
   */
  private static final int MOST_MISSES = 16;

  private final Lookahead body;
  private final Shortcut shortcut;
  private int misses;

  /** What reads the objects; null where the next one needs another. */
  private @Nullable JsonParser open;

  private int openedAt;
  private int openedOn;
  private int openedAfter;
  private int until;
  private int left;
  private int line;

  ObjectsInARow(Lookahead body, Shortcut shortcut) {
    this.body = body;
    this.shortcut = shortcut;
  }

  /**
   * Takes the object that begins here.
   *
   * @param on its line
   * @param inArray whether it is an element of an array
   * @return what is to be done with it; null where it has to be read to a tree
   */
  @Nullable Runnable take(int on, boolean inArray) {
    if (misses >= MOST_MISSES) {
      return null;
    }
    try {
      JsonParser parser = parser(on, inArray);
      Runnable then = shortcut.read(parser);
      JsonLocation end = parser.currentLocation();
      if (then != null && (!inArray || parser.nextToken() == null)) {
        misses = 0;
        left = openedAt + (int) end.getByteOffset();
        line = openedOn + end.getLineNr() - 1;
        body.take(left - body.position());
        return then;
      }
    } catch (IOException e) {
      // The tree tells what is wrong, or where the object goes on.
    }
    open = null;
    misses++;
    return null;
  }

  /** The line on which the object ended that was taken last. */
  int line() {
    return line;
  }

  /** A parser at this object: the one that read the object before, where it can go on here. */
  private JsonParser parser(int on, boolean inArray) throws IOException {
    JsonParser parser = open;
    int at = body.position();
    if (parser == null
        || inArray
        || openedAfter != body.moves()
        || at >= until
        || !body.blank(left, at)) {
      int length = inArray ? body.lengthOfValue(false) : body.lengthOfLines();
      parser = body.parser(length);
      open = parser;
      openedAt = body.position();
      openedOn = on;
      openedAfter = body.moves();
      until = openedAt + length;
    }
    return parser;
  }
}
