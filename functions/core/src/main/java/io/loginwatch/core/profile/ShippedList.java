package io.loginwatch.core.profile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lists that come with the artifact. */
public final class ShippedList {
  private static final String FOLDER = "/io/loginwatch/core/lists/";

  private ShippedList() {}

  /** What makes a thing of such a list. */
  @FunctionalInterface
  public interface Reading<T> {
    T of(Reader list) throws IOException;
  }

  /**
   * What a list says.
   *
   * @param file its name
   * @throws IllegalStateException if it is not in the artifact
   */
  public static <T> T read(String file, Reading<T> reading) {
    try (InputStream list = ShippedList.class.getResourceAsStream(FOLDER + file)) {
      if (list == null) {
        throw new IllegalStateException("no " + file + " in the artifact");
      }
      return reading.of(new InputStreamReader(list, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its lines, without empty ones and comments. */
  public static List<String> lines(String file) {
    return read(
        file,
        list ->
            new BufferedReader(list)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList());
  }
}
