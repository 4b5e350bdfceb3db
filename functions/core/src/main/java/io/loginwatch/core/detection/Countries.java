package io.loginwatch.core.detection;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Countries by ISO 3166-1 alpha-2 code or by English name, whatever the case. */
final class Countries {
  private static final Map<String, String> CODES = new HashMap<>();

  static {
    for (String code : Locale.getISOCountries()) {
      CODES.put(
          Locale.of("", code).getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
    }
    CODES.put("uk", "GB");
    CODES.put("usa", "US");
  }

  private final Set<String> codes = new HashSet<>();

  Countries(Collection<String> names) {
    names.forEach(name -> codes.add(code(name)));
  }

  boolean isEmpty() {
    return codes.isEmpty();
  }

  boolean contains(@Nullable String country) {
    return country != null && !country.isEmpty() && codes.contains(code(country));
  }

  /** The code of a name; a name that is none stays as it is, in upper case. */
  static String code(String name) {
    String folded = name.strip().toLowerCase(Locale.ROOT);
    String code = CODES.get(folded);
    return code != null ? code : folded.toUpperCase(Locale.ROOT);
  }
}
