package io.loginwatch.core.profile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads what {@link Packer} wrote. Throws {@link IllegalArgumentException} where that ends early.
 */
final class Unpacker {
  private final byte[] bytes;
  private int at;

  Unpacker(byte[] bytes) {
    this.bytes = bytes;
  }

  int raw() {
    if (at >= bytes.length) {
      throw new IllegalArgumentException("a profile of " + bytes.length + " bytes ends early");
    }
    return bytes[at++] & 0xff;
  }

  byte[] raw(int count) {
    if (count < 0 || count > bytes.length - at) {
      throw new IllegalArgumentException("a profile of " + bytes.length + " bytes ends early");
    }
    at += count;
    return Arrays.copyOfRange(bytes, at - count, at);
  }

  long number() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int b = raw();
      value |= (long) (b & 0x7f) << shift;
      if (b < 0x80) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number of more than 64 bits");
  }

  /** A number that must be an index or a count below a bound. */
  int below(int bound) {
    long value = number();
    if (value < 0 || value >= bound) {
      throw new IllegalArgumentException(value + " is not below " + bound);
    }
    return (int) value;
  }

  long signed() {
    long value = number();
    return value >>> 1 ^ -(value & 1);
  }

  String text() {
    return new String(raw(below(bytes.length + 1)), StandardCharsets.UTF_8);
  }

  boolean done() {
    return at == bytes.length;
  }
}
