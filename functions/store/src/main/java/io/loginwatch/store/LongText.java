package io.loginwatch.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.core.SdkBytes;

/** A text that may be longer than what DynamoDB takes in one item, 400 KB: gzipped, in parts. */
final class LongText {
  /** Bytes of UTF-8 up to which a text stays as it is, for people to read. */
  static final int PLAIN = 100_000;

  /** Bytes of a part: what one item holds beside the other attributes. */
  static final int PART = 350_000;

  private LongText() {}

  /** Whether the text has to be packed. */
  static boolean isLong(String text) {
    // A character is at most three bytes, so that most texts need no counting.
    return text.length() > PLAIN / 3 && text.getBytes(StandardCharsets.UTF_8).length > PLAIN;
  }

  /** The text packed, in parts of at most {@link #PART} bytes. */
  static List<byte[]> pack(String text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("into memory", e);
    }
    return split(packed.toByteArray());
  }

  /** At least one part, as gzip is never empty. */
  static List<byte[]> split(byte[] bytes) {
    List<byte[]> parts = new ArrayList<>();
    for (int from = 0; from < bytes.length; from += PART) {
      parts.add(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + PART)));
    }
    return parts;
  }

  /** What was packed into these parts. */
  static String unpack(List<SdkBytes> parts) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    parts.forEach(part -> packed.writeBytes(part.asByteArrayUnsafe()));
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.toByteArray()))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("a record in quarantine is damaged", e);
    }
  }
}
