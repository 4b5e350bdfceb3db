package io.loginwatch.ingest.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.loginwatch.core.login.Anonymizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an ECS record says of how its address hides its user. ECS has no field for it, so pipelines
 * say it where they can: in {@code tags}, as a match of a threat indicator (Elastic's indicator
 * rules) against the address, or in {@code source.intelligence_category} (what BuffaLogs reads).
 */
final class AddressTags {
  /** Entries of a list that are looked at. */
  private static final int MOST = 16;

  private AddressTags() {}

  /** Adds what the tags and threat indicators of a record say. */
  static void read(JsonNode record, Set<Anonymizer> said) {
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
      Anonymizer kind = kind(tag);
      if (kind == Anonymizer.TOR || kind == Anonymizer.UNSPECIFIED || kind == Anonymizer.HOSTING) {
        said.add(kind);
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
    for (String field : new String[] {"provider", "description", "name"}) {
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
    return switch (word == null ? "" : word.toLowerCase(Locale.ROOT)) {
      case "anonymizer", "anonymiser", "anonymous" -> Anonymizer.UNSPECIFIED;
      case "tor", "tor-exit", "tor_exit", "tor-exit-node" -> Anonymizer.TOR;
      case "vpn" -> Anonymizer.VPN;
      case "proxy" -> Anonymizer.PROXY;
      case "relay" -> Anonymizer.RELAY;
      case "hosting" -> Anonymizer.HOSTING;
      default -> null;
    };
  }
}
