package io.loginwatch.local.scaffold;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The text that a new file begins with; {@code @id@} and its like stand for the name. */
final class Template {
  private Template() {}

  static String of(String file, Name name) {
    try (InputStream in = Template.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("no such template: " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("@id@", name.id())
          .replace("@class@", name.className())
          .replace("@title@", name.title());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Refuses where any of them is there already. */
  static void requireAbsent(Path... files) {
    for (Path file : files) {
      if (Files.exists(file)) {
        throw new ScaffoldRefused(file + " is there already, and is left as it is");
      }
    }
  }

  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new ScaffoldRefused(file + " is there already, and is left as it is");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
