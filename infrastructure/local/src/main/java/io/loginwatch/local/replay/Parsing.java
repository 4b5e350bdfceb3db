package io.loginwatch.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loginwatch.ingest.wire.Unpacking;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Only parsing a file of JSON to trees with Jackson, which reads as much of the file at once as it
 * does by itself, every tree let go at once: the measure of what a replay costs beyond it.
 *
 * @param values how many JSON values there were
 * @param coreSeconds what parsing them took of one processor
 */
public record Parsing(long values, double coreSeconds) {

  /** Values a second of one processor. */
  public double perSecond() {
    return values / coreSeconds;
  }

  /**
   * Parses a file, plain or gzip.
   *
   * @throws IOException if it cannot be read, or is no JSON
   */
  public static Parsing of(Path file) throws IOException {
    long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    long values = 0;
    try (InputStream in = Unpacking.unpack(Files.newInputStream(file));
        MappingIterator<JsonNode> trees =
            new ObjectMapper().readerFor(JsonNode.class).readValues(in)) {
      for (; trees.hasNextValue(); values++) {
        trees.nextValue();
      }
    }
    long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began;
    return new Parsing(values, Math.max(took, 1) / 1e9);
  }
}
