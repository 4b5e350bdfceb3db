package io.loginwatch.ingest.wire;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What of a body was read and is not taken yet. Memory is the longest document, whatever the length
 * of the body. Not for use by several threads.
 */
final class Lookahead {
  /** Longest single document in bytes: an envelope can be as long as a body. */
  private static final int MAX_DOCUMENT = 64 * 1024 * 1024;

  private final InputStream in;
  private byte[] bytes;
  private int at;
  private int end;
  private int moves;
  private boolean drained;

  Lookahead(InputStream in) {
    this.in = in;
    this.bytes = new byte[1 << 16];
  }

  Lookahead(byte[] body) {
    this.in = InputStream.nullInputStream();
    this.bytes = body;
    this.end = body.length;
    this.drained = true;
  }

  /** Whether the body has so many bytes more. */
  boolean has(int length) {
    while (end - at < length) {
      if (!fill()) {
        return false;
      }
    }
    return true;
  }

  /** The byte that is so far ahead; {@link #has} must have said that there is one. */
  byte peek(int ahead) {
    return bytes[at + ahead];
  }

  void take(int length) {
    at += length;
  }

  /** Where the next byte is; good for comparison until {@link #moves} changes. */
  int position() {
    return at;
  }

  /** How often reading on has moved what was read. */
  int moves() {
    return moves;
  }

  /** A parser of the next bytes; good until {@link #moves} changes. */
  JsonParser parser(int length) throws IOException {
    return Json.parser(bytes, at, length);
  }

  String text(int length) {
    return new String(bytes, at, length, StandardCharsets.UTF_8).strip();
  }

  int lineBreaks(int length) {
    int breaks = 0;
    for (int i = at; i < at + length; i++) {
      breaks += bytes[i] == '\n' ? 1 : 0;
    }
    return breaks;
  }

  /** Whether nothing but white space stands between two positions. */
  boolean blank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isSpace(bytes[i])) {
        return false;
      }
    }
    return true;
  }

  static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  int lengthOfLine() {
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

  /** All whole lines that were read so far, at least this one. */
  int lengthOfLines() {
    int line = lengthOfLine();
    for (int p = drained ? end : end - 1; p > at + line; p--) {
      if (p == end || bytes[p] == '\n') {
        return p - at;
      }
    }
    return line;
  }

  /**
   * Length of the value that begins here, by its brackets and quotes alone. In a sequence of
   * objects a line that begins with an object, where the one before is still open, begins a new
   * one.
   */
  int lengthOfValue(boolean sequence) {
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
      if (!isSpace(b)) {
        last = b;
      }
    }
    return end - at;
  }

  /** Reads on; what is between {@code at} and {@code end} stays. */
  private boolean fill() {
    if (drained) {
      return false;
    }
    moves++;
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
