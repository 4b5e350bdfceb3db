package io.loginwatch.ingest.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.loginwatch.config.Section;
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

  /**
   * The operator's own, in {@code ingest.formats}, and the shipped ones.
   *
   * @param ingest the section of the configuration; mistakes are recorded there
   */
  public static Formats of(Section ingest, Watch watch) {
    List<Format> all = new ArrayList<>(Shipped.read(ingest));
    all.add(new EcsFormat(watch));
    List<Format> shipped = Shipped.mappings();
    all.addAll(shipped);
    for (Format format : shipped) {
      if (format.name().equals("keycloak")) {
        all.add(new KeycloakLines(format));
      } else if (format.name().equals("openhangar")) {
        all.add(new SecurityLines(format));
      }
    }
    all.add(new SyslogFormat());
    return new Formats(all);
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

  /**
   * A reader of tokens that gives what {@link #of} and the format it finds would give; null where
   * only trees tell which format it is.
   *
   * @param pinned the one format that is asked, if it is known
   */
  public @Nullable TokenReader tokens(@Nullable Format pinned) {
    return (pinned == null ? all.getFirst() : pinned).tokens();
  }

  /** Their names, for a message. */
  public List<String> names() {
    return all.stream().map(Format::name).collect(Collectors.toCollection(ArrayList::new));
  }
}
