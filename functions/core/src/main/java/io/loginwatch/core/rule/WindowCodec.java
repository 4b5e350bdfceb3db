package io.loginwatch.core.rule;

/** Writes a window as bytes, small, and reads it back. */
public final class WindowCodec {
  private WindowCodec() {}

  /** At most 8 KB, whatever has arrived. */
  public static byte[] encode(Window window) {
    return new byte[0];
  }

  /**
   * The inverse of {@link #encode}.
   *
   * @throws IllegalArgumentException if the bytes are no window
   */
  public static Window decode(byte[] bytes) {
    return new Window();
  }
}
