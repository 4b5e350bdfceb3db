package io.loginwatch.ingest.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.loginwatch.core.login.CountryNames;
import io.loginwatch.ingest.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a login came from, as a {@link Mapping} tells. */
final class MappedOrigin {
  /** What logs write where they know no address: Duo's and Windows' zeros, RFC 7239's word. */
  private static final Set<String> NOWHERE = Set.of("0.0.0.0", "::", "unknown");

  private final Mapping mapping;

  MappedOrigin(Mapping mapping) {
    this.mapping = mapping;
  }

  void read(JsonNode record, Draft draft) {
    List<FieldPath> paths = mapping.paths("ip");
    for (FieldPath path : paths) {
      String ip = path.text(record);
      if (ip != null && !NOWHERE.contains(ip.toLowerCase(Locale.ROOT))) {
        draft.ip = Addresses.canonical(ip);
        if (draft.ip != null) {
          break;
        }
        if (mapping.lenientAddress) {
          draft.label("source.domain", ip);
        } else {
          draft.refuse(Refusal.invalid(path.field(), "is no address: " + Clip.of(ip, 64)));
        }
      }
    }
    draft.country = CountryNames.code(mapping.text("country", record));
    draft.region = mapping.text("region", record);
    draft.city = mapping.text("city", record);
    for (int i = 0; i < count("latitude"); i++) {
      FieldPath latitude = path("latitude", i);
      FieldPath longitude = path("longitude", Math.min(i, count("longitude") - 1));
      if (latitude != null && longitude != null && Double.isNaN(draft.latitude)) {
        GeoPoint.set(
            Fields.number(latitude.value(record)),
            Fields.number(longitude.value(record)),
            "",
            latitude.field(),
            longitude.field(),
            draft);
      }
    }
    draft.accuracyKm = (int) whole(mapping.text("accuracy_km", record), -1, 20_000);
    draft.asn = whole(mapping.text("asn", record), 0, 4_294_967_295L);
    draft.organization = mapping.text("organization", record);
  }

  private int count(String field) {
    return mapping.paths(field).size();
  }

  private @Nullable FieldPath path(String field, int index) {
    List<FieldPath> paths = mapping.paths(field);
    return index >= 0 && index < paths.size() ? paths.get(index) : null;
  }

  private static long whole(@Nullable String text, long nothing, long most) {
    if (text == null) {
      return nothing;
    }
    String digits = text.regionMatches(true, 0, "AS", 0, 2) ? text.substring(2) : text;
    try {
      double value = Double.parseDouble(digits);
      return value >= 0 && value <= most ? (long) value : nothing;
    } catch (NumberFormatException e) {
      return nothing;
    }
  }
}
