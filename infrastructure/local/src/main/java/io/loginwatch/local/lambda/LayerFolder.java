package io.loginwatch.local.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Layers laid on each other, as Lambda lays them at {@code /opt}: one folder of links, in which a
 * later layer's file hides an earlier one's. Editing a file edits what the functions see.
 */
final class LayerFolder {

  private LayerFolder() {}

  /** Links the layers together in a new folder. A layer that does not exist is an empty one. */
  static Path link(Path parent, String name, List<Path> layers) {
    try {
      Path folder = Files.createDirectories(parent.resolve(name));
      for (Path layer : layers) {
        if (Files.isDirectory(layer)) {
          overlay(folder, layer.toAbsolutePath().normalize());
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void overlay(Path folder, Path layer) throws IOException {
    try (Stream<Path> entries = Files.list(layer)) {
      for (Path entry : entries.toList()) {
        Path link = folder.resolve(entry.getFileName().toString());
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, entry);
      }
    }
  }
}
