package io.loginwatch.ingest.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.loginwatch.core.login.Anonymizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an ECS record says of how its address hides its user. ECS has no field for it, so pipelines
 * say it where they can: in {@code tags} or {@code labels}, as a match of a threat indicator
 * (Elastic's indicator rules) against the address, in {@code source.intelligence_category} (what
 * BuffaLogs reads), or beside the address in words such as MaxMind's {@code is_tor_exit_node}.
 */
final class AddressTags {
  /** Entries of a list that are looked at. */
  private static final int MOST = 16;

  private AddressTags() {}

  /**
   * Adds what a record says.
   *
   * @param source where it has the address
   */
  static void read(JsonNode record, @Nullable JsonNode source, Set<Anonymizer> said) {
    flags(source, AddressTags::flag, said);
    JsonNode labels = record.get("labels");
    if (labels != null && !labels.isObject()) {
      tags(Objects.requireNonNullElse(EcsRecord.words(labels), List.of()), said);
    }
    flags(Fields.object(record, "labels"), AddressTags::labelled, said);
    List<String> tags = EcsRecord.words(record.get("tags"));
    if (tags != null) {
      tags(tags, said);
    }
    JsonNode threat = record.get("threat");
    if (threat != null) {
      threat(threat, said);
    }
  }

  /** A tag "vpn" or "proxy" is as likely where the log comes from, so that neither counts. */
  static void tags(List<String> tags, Set<Anonymizer> said) {
    for (String tag : tags.subList(0, Math.min(tags.size(), MOST))) {
      Anonymizer kind = unambiguous(kind(tag));
      if (kind != null) {
        said.add(kind);
      }
    }
  }

  private static @Nullable Anonymizer unambiguous(@Nullable Anonymizer kind) {
    return kind == Anonymizer.VPN || kind == Anonymizer.PROXY || kind == Anonymizer.RELAY
        ? null
        : kind;
  }

  private static void flags(
      @Nullable JsonNode object,
      Function<String, @Nullable Anonymizer> kinds,
      Set<Anonymizer> said) {
    if (object == null) {
      return;
    }
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      Anonymizer kind = kinds.apply(field.getKey());
      if (kind != null) {
        answer(kind, Objects.requireNonNullElse(Fields.text(field.getValue()), ""), said);
      }
    }
  }

  /** What a field says that stands beside the address, if its value is yes; null for nothing. */
  static @Nullable Anonymizer flag(String name) {
    return kind(name.regionMatches(true, 0, "is_", 0, 3) ? name.substring(3) : name);
  }

  /** What a label says, if its value is yes; null for nothing. */
  static @Nullable Anonymizer labelled(String name) {
    return unambiguous(flag(name));
  }

  /** Adds a kind that is affirmed, or the one that is named instead. */
  static void answer(Anonymizer kind, String value, Set<Anonymizer> said) {
    if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("yes") || value.equals("1")) {
      said.add(kind);
    } else {
      Anonymizer named = kind(value);
      if (named != null) {
        said.add(named);
      }
    }
  }

  private static void threat(JsonNode threat, Set<Anonymizer> said) {
    JsonNode matches = threat.get("enrichments");
    if (matches == null) {
      indicator(threat.get("indicator"), said);
      return;
    }
    for (int i = 0; i < Math.min(matches.size(), MOST); i++) {
      String field = Fields.text(matches.get(i).get("matched"), "field");
      if (field == null || field.endsWith(".ip")) {
        indicator(matches.get(i).get("indicator"), said);
      }
    }
  }

  /** An indicator is free text: the first word in it that names a kind counts. */
  private static void indicator(@Nullable JsonNode indicator, Set<Anonymizer> said) {
    if (indicator == null) {
      return;
    }
    for (String field : new String[] {"type", "provider", "description", "name"}) {
      String text = Fields.text(indicator, field);
      if (text == null) {
        continue;
      }
      String clipped = Clip.of(text, 128);
      for (String word : clipped.split("[^\\p{Alpha}]+", 16)) {
        Anonymizer kind = kind(word);
        if (kind != null) {
          said.add(kind);
          return;
        }
      }
    }
  }

  /** The kind that a word names; null for none. */
  static @Nullable Anonymizer kind(@Nullable String word) {
    return switch (word == null ? "" : word.toLowerCase(Locale.ROOT).replace('_', '-')) {
      case "anonymizer", "anonymiser", "anonymous" -> Anonymizer.UNSPECIFIED;
      case "tor", "tor-exit", "tor-exit-node", "tor-node", "tor-network" -> Anonymizer.TOR;
      case "vpn", "anonymous-vpn", "commercial-vpn" -> Anonymizer.VPN;
      case "proxy", "public-proxy", "residential-proxy", "open-proxy", "anonymous-proxy" ->
          Anonymizer.PROXY;
      case "relay" -> Anonymizer.RELAY;
      case "hosting", "hosting-provider" -> Anonymizer.HOSTING;
      default -> null;
    };
  }
}
