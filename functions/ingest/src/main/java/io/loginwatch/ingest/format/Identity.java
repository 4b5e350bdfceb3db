package io.loginwatch.ingest.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Map;

/**
 * An id for a record that has none: 128 bits of its values and of where each stands, in whatever
 * order its names are, without those that a shipper changes when it sends again. Sums over the
 * values, so that neither a tree nor an order is needed: {@link IdentifyingParser} makes the same
 * of tokens. Not for use by several threads.
 *
 * <p>No cryptographic digest: who can choose a record can choose its id as well, where it has one.
 */
public final class Identity {
  /** Where a record itself stands. */
  static final long ROOT = 0;

  private static final HexFormat HEX = HexFormat.of();

  /** 2 to the 64th by the golden ratio. */
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private long sum;
  private long otherSum;
  private char[] chars = new char[256];

  /** The id of a record: 32 hexadecimal digits. */
  public static String of(JsonNode record) {
    Identity identity = new Identity();
    identity.add(record, ROOT);
    return identity.text();
  }

  /** As if it were new. */
  void clear() {
    sum = 0;
    otherSum = 0;
  }

  /** Whether what has that name is no part of what a record says. */
  static boolean isVolatile(String name) {
    return switch (name) {
      case "ingested",
          "agent",
          "@metadata",
          "@version",
          "_ingest",
          "date",
          "offset",
          "received_at",
          "insertionTimestamp",
          "data_stream",
          "elastic_agent" ->
          true;
      default -> false;
    };
  }

  /** Where the value of that name stands, in an object that stands there. */
  static long under(long object, String name) {
    return mixed(object ^ name.hashCode());
  }

  /** Where the value at that index stands, in an array that stands there. */
  static long under(long array, int index) {
    return mixed(array + index);
  }

  /** Adds all that is in a value, which stands there. */
  void add(JsonNode value, long place) {
    if (value.isObject()) {
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        if (!isVolatile(field.getKey())) {
          add(field.getValue(), under(place, field.getKey()));
        }
      }
    } else if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        add(value.get(i), under(place, i));
      }
    } else if (value.isFloatingPointNumber()) {
      add(value.doubleValue(), place);
    } else if (value.isIntegralNumber() && value.canConvertToLong()) {
      add(value.longValue(), place);
    } else if (!value.isNull()) {
      String text = value.asText();
      if (text.length() > chars.length) {
        chars = new char[text.length()];
      }
      text.getChars(0, text.length(), chars, 0);
      add(chars, 0, text.length(), place);
    }
  }

  /** Adds a text, a word, or a whole number that is too large for another. */
  void add(char[] text, int from, int length, long place) {
    add(hash(text, from, length), place);
  }

  /** 64 bits that depend on each character of a text. */
  static long hash(char[] text, int from, int length) {
    long hash = length;
    int end = from + length;
    int i = from;
    for (; i + 4 <= end; i += 4) {
      long four =
          text[i] | (long) text[i + 1] << 16 | (long) text[i + 2] << 32 | (long) text[i + 3] << 48;
      hash = (hash ^ four) * GOLDEN;
      hash ^= hash >>> 32;
    }
    for (; i < end; i++) {
      hash = (hash ^ text[i]) * GOLDEN;
      hash ^= hash >>> 32;
    }
    return hash;
  }

  /** Adds a number with a fraction or an exponent. */
  void add(double number, long place) {
    add(Double.doubleToLongBits(number), place);
  }

  /** Adds a whole number. */
  void add(long value, long place) {
    long leaf = mixed(place * 31 ^ value);
    sum += leaf;
    otherSum += mixed(leaf ^ place);
  }

  /** 32 hexadecimal digits. */
  String text() {
    return HEX.formatHex(ByteBuffer.allocate(16).putLong(sum).putLong(otherSum).array());
  }

  /**
   * The finish of SplitMix64 (Steele, Lea and Flood 2014), in which each bit changes half of all.
   */
  private static long mixed(long bits) {
    long mixed = bits + GOLDEN;
    mixed = (mixed ^ mixed >>> 30) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
    return mixed ^ mixed >>> 31;
  }
}
