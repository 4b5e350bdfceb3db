package io.loginwatch.core.profile;

import java.util.Arrays;

/** Writes numbers in as few bytes as they need: seven bits a byte, low bits first. */
final class Packer {
  private byte[] bytes = new byte[1024];
  private int size;

  void raw(int b) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, size * 2);
    }
    bytes[size++] = (byte) b;
  }

  void raw(byte[] more) {
    for (byte b : more) {
      raw(b);
    }
  }

  /** Not negative. */
  void number(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      raw((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    raw((int) rest);
  }

  /** Of any sign; small where near 0. */
  void signed(long value) {
    number(value << 1 ^ value >> 63);
  }

  void text(String text) {
    byte[] utf8 = Names.bytes(text);
    number(utf8.length);
    raw(utf8);
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, size);
  }
}
