package io.loginwatch.ingest.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Takes off gzip and zlib, by what the bytes are and not by what a header says they are, and never
 * to more than a limit.
 */
public final class Unpacking {
  private Unpacking() {}

  /** Whether the bytes begin as gzip does. */
  static boolean isGzip(byte[] bytes) {
    return bytes.length > 2 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b;
  }

  private static boolean isZlib(byte[] bytes) {
    return bytes.length > 2
        && bytes[0] == 0x78
        && ((bytes[0] & 0xff) * 256 + (bytes[1] & 0xff)) % 31 == 0;
  }

  /**
   * The bytes without their compression, were it twice.
   *
   * @param limit most bytes to unpack to
   * @throws LimitExceeded if they would become more
   * @return null if they are damaged
   */
  public static byte @Nullable [] unpack(byte[] bytes, int limit) {
    byte[] unpacked = bytes;
    for (int layer = 0; layer < 2 && (isGzip(unpacked) || isZlib(unpacked)); layer++) {
      try {
        InputStream packed = new ByteArrayInputStream(unpacked);
        unpacked =
            read(
                isGzip(unpacked)
                    ? new GZIPInputStream(packed, 8192)
                    : new InflaterInputStream(packed),
                limit);
      } catch (IOException e) {
        return null;
      }
    }
    return unpacked;
  }

  /** A stream of unlimited length (a file of the operator's own), unzipped if it is gzip. */
  public static InputStream unpack(InputStream in) {
    try {
      PushbackInputStream peek = new PushbackInputStream(in, 2);
      byte[] magic = peek.readNBytes(2);
      peek.unread(magic);
      boolean gzip = magic.length == 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
      return gzip ? new GZIPInputStream(peek, 1 << 16) : peek;
    } catch (ZipException e) {
      throw new UncheckedIOException("damaged gzip", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(InputStream in, int limit) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] chunk = new byte[8192];
    for (int read; (read = in.read(chunk)) >= 0; ) {
      if (out.size() + read > limit) {
        throw new LimitExceeded("the body unpacks to more than the limit of " + limit + " bytes");
      }
      out.write(chunk, 0, read);
    }
    return out.toByteArray();
  }
}
