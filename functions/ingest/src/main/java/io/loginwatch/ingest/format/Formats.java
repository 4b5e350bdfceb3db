package io.loginwatch.ingest.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The formats that are known, in the order in which they are asked: the operator's own first, so
 * that a shipped one can be overridden. Safe for use by several threads.
 */
public final class Formats {
  private final List<Format> all;

  public Formats(List<Format> all) {
    this.all = List.copyOf(all);
  }

  /** Those of the Java kind only. */
  public static Formats ofCode(Watch watch) {
    return new Formats(List.of(new EcsFormat(watch)));
  }

  /** The format of that name, or null. */
  public @Nullable Format named(String name) {
    for (Format format : all) {
      if (format.name().equals(name)) {
        return format;
      }
    }
    return null;
  }

  /** The first that recognises the record, or null. */
  public @Nullable Format of(JsonNode record) {
    for (Format format : all) {
      if (format.recognises(record)) {
        return format;
      }
    }
    return null;
  }

  /** Their names, for a message. */
  public List<String> names() {
    return all.stream().map(Format::name).collect(Collectors.toCollection(ArrayList::new));
  }
}
