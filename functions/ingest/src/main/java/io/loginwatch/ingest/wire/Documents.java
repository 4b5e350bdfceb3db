package io.loginwatch.ingest.wire;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes a body apart: one JSON value, an array of them, one a line, one after the other, or lines
 * of text. What is broken costs the element or line it is in, never what follows.
 *
 * <p>Memory is one document, whatever the length of the stream. Not for use by several threads.
 */
public final class Documents {
  /** Longest single document in bytes: an envelope can be as long as a body. */
  private static final int MAX_DOCUMENT = 64 * 1024 * 1024;

  /**
   * After so many objects in a row that could not be read off their tokens, the rest is not tried.
   */
  private static final int MOST_MISSES = 16;

  private final InputStream in;
  private final @Nullable Shortcut shortcut;
  private int misses;

  /** What reads objects one after the other, from where to where, and how far it is. */
  private @Nullable JsonParser open;

  private int opened;
  private int openedOn;
  private int until;
  private int left;
  private byte[] bytes;
  private int at;
  private int end;
  private boolean drained;
  private boolean inArray;
  private int line = 1;
  private int lastLine = 1;

  /** One piece of the body. */
  public sealed interface Document {
    /** A JSON value, or a line of text as a text node. */
    record Value(JsonNode node) implements Document {}

    /** Bytes that are no JSON although they look like it. */
    record Broken(String text, String why) implements Document {}
  }

  /**
   * Takes objects off their tokens where it can; these are not handed out. Gives what is to be done
   * once it is clear that the object is whole, or null to leave it to be read to a tree.
   */
  @FunctionalInterface
  public interface Shortcut {
    @Nullable Runnable read(JsonParser tokens) throws IOException;
  }

  public Documents(byte[] body) {
    this(body, null);
  }

  public Documents(InputStream in, @Nullable Shortcut shortcut) {
    this.in = in;
    this.shortcut = shortcut;
    this.bytes = new byte[1 << 16];
  }

  public Documents(byte[] body, @Nullable Shortcut shortcut) {
    this.in = InputStream.nullInputStream();
    this.shortcut = shortcut;
    this.bytes = body;
    this.end = body.length;
    this.drained = true;
  }

  /** The line, from 1, on which the last piece began. */
  public int beganOn() {
    return lastLine;
  }

  /** The next piece that no shortcut took, or null after the last. */
  public @Nullable Document next() {
    while (true) {
      if (!skipBlank()) {
        return null;
      }
      lastLine = line;
      byte first = bytes[at];
      if (inArray && first == ']') {
        inArray = false;
        at++;
      } else if (!inArray && first == '[' && opensArray()) {
        inArray = true;
        at++;
      } else if (first != '{' || !takenShort()) {
        return inArray ? element() : first == '{' ? object() : line();
      }
    }
  }

  /**
   * Between documents: white space, commas, a byte order mark, the record separator of RFC 7464.
   */
  private boolean skipBlank() {
    while (true) {
      if (at == end && !fill()) {
        return false;
      }
      byte b = bytes[at];
      if (b == '\n') {
        at++;
        line++;
      } else if (b == ' ' || b == '\r' || b == '\t' || b == ',' || b == 0x1e) {
        at++;
      } else if (b == (byte) 0xef && has(3) && bytes[at + 1] == (byte) 0xbb) {
        at += 3;
      } else {
        return true;
      }
    }
  }

  /** Some logs write lines that begin with a bracket; an array goes on with a value. */
  private boolean opensArray() {
    for (int i = 1; has(i + 1); i++) {
      byte b = bytes[at + i];
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        return b == '{' || b == '[' || b == ']' || b == '"';
      }
    }
    return true;
  }

  /** An object that, as a rule, ends on the line it begins on. */
  private Document object() {
    int line = lengthOfLine();
    try (JsonParser parser = Json.parser(bytes, at, line)) {
      JsonNode node = parser.readValueAsTree();
      at += (int) parser.currentLocation().getByteOffset();
      return new Document.Value(node);
    } catch (IOException e) {
      int length = lengthOfBalanced(true);
      return length > line ? parsed(length) : broken(line, e);
    }
  }

  private Document element() {
    return parsed(lengthOfBalanced(false));
  }

  /** Whether the shortcut took the object that begins here. */
  private boolean takenShort() {
    if (shortcut == null || misses >= MOST_MISSES) {
      return false;
    }
    try {
      JsonParser parser = goingOn();
      Runnable then = shortcut.read(parser);
      JsonLocation end = parser.currentLocation();
      if (then != null && (!inArray || parser.nextToken() == null)) {
        misses = 0;
        at = opened + (int) end.getByteOffset();
        left = at;
        line = openedOn + end.getLineNr() - 1;
        then.run();
        return true;
      }
    } catch (IOException e) {
      // The tree tells what is wrong, or where the object goes on.
    }
    open = null;
    misses++;
    return false;
  }

  /** A parser at this object: the one that read the object before, where it can go on here. */
  private JsonParser goingOn() throws IOException {
    JsonParser parser = open;
    if (parser == null || inArray || at >= until || !blank(left, at)) {
      int length = inArray ? lengthOfBalanced(false) : lengthOfLines();
      parser = Json.parser(bytes, at, length);
      open = parser;
      opened = at;
      openedOn = line;
      until = at + length;
    }
    return parser;
  }

  private boolean blank(int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (b != '\n' && b != '\r' && b != ' ' && b != '\t') {
        return false;
      }
    }
    return true;
  }

  /** All whole lines that were read so far, at least this one. */
  private int lengthOfLines() {
    int line = lengthOfLine();
    for (int p = drained ? end : end - 1; p > at + line; p--) {
      if (p == end || bytes[p] == '\n') {
        return p - at;
      }
    }
    return line;
  }

  private Document parsed(int length) {
    for (int i = at; i < at + length; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    try (JsonParser parser = Json.parser(bytes, at, length)) {
      JsonNode node = parser.readValueAsTree();
      if (node == null || parser.nextToken() != null) {
        return broken(length, "more than one value");
      }
      at += length;
      return new Document.Value(node);
    } catch (IOException e) {
      return broken(length, e);
    }
  }

  private Document line() {
    int length = lengthOfLine();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8).strip();
    at += length;
    return new Document.Value(TextNode.valueOf(text));
  }

  private Document broken(int length, IOException why) {
    String message =
        why instanceof com.fasterxml.jackson.core.JsonProcessingException json
            ? json.getOriginalMessage()
            : String.valueOf(why.getMessage());
    return broken(length, message);
  }

  private Document broken(int length, String why) {
    String text = new String(bytes, at, length, StandardCharsets.UTF_8).strip();
    at += Math.max(length, 1);
    return new Document.Broken(text, why);
  }

  private int lengthOfLine() {
    int i = 0;
    while (true) {
      int stop = end;
      for (int p = at + i; p < stop; p++) {
        if (bytes[p] == '\n') {
          return p - at;
        }
      }
      i = end - at;
      if (!fill()) {
        return i;
      }
    }
  }

  /**
   * Length of the value that begins here, by its brackets and quotes alone. In a sequence of
   * objects a line that begins with an object, where the one before is still open, begins a new
   * one.
   */
  private int lengthOfBalanced(boolean sequence) {
    int depth = 0;
    boolean quoted = false;
    byte last = 0;
    for (int i = 0; has(i + 1); i++) {
      byte b = bytes[at + i];
      if (quoted) {
        if (b == '\\') {
          i++;
        } else if (b == '"') {
          quoted = false;
        } else if (b == '\n' && sequence) {
          return i;
        }
      } else if (b == '"') {
        quoted = true;
      } else if (b == '{' || b == '[') {
        if (sequence
            && i > 0
            && bytes[at + i - 1] == '\n'
            && last != ','
            && last != '['
            && last != ':') {
          return i;
        }
        depth++;
      } else if (b == '}' || b == ']') {
        if (depth == 0) {
          return i;
        }
        if (--depth == 0) {
          return i + 1;
        }
      } else if (b == ',' && depth == 0) {
        return i;
      }
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        last = b;
      }
    }
    return end - at;
  }

  private boolean has(int length) {
    while (end - at < length) {
      if (!fill()) {
        return false;
      }
    }
    return true;
  }

  /** Reads on; what is between {@code at} and {@code end} stays. */
  private boolean fill() {
    if (drained) {
      return false;
    }
    open = null;
    if (at > 0) {
      System.arraycopy(bytes, at, bytes, 0, end - at);
      end -= at;
      at = 0;
    }
    if (end == bytes.length) {
      if (end >= MAX_DOCUMENT) {
        throw new LimitExceeded(
            "one record is longer than the limit of " + MAX_DOCUMENT + " bytes");
      }
      bytes = Arrays.copyOf(bytes, end * 2);
    }
    try {
      int read = in.read(bytes, end, bytes.length - end);
      if (read < 0) {
        drained = true;
        return false;
      }
      end += read;
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
