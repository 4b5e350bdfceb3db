package io.loginwatch.ingest.format;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Countries by any of their names in logs, as ISO 3166-1 alpha-2 codes. */
final class Countries {
  private Countries() {}

  /** The code for a code of two or three letters or an English name; null if it is none. */
  static @Nullable String code(@Nullable String name) {
    if (name == null) {
      return null;
    }
    if (name.length() == 2) {
      char a = name.charAt(0);
      char b = name.charAt(1);
      if (a >= 'A' && a <= 'Z' && b >= 'A' && b <= 'Z') {
        return name;
      }
      boolean letters = Character.isLetter(a) && Character.isLetter(b);
      return letters ? name.toUpperCase(Locale.ROOT) : null;
    }
    return Names.CODES.get(name.toLowerCase(Locale.ROOT));
  }

  /** Made when the first name is asked for: most logs write codes. */
  private static final class Names {
    static final Map<String, String> CODES = codes();

    private static Map<String, String> codes() {
      Map<String, String> codes = new HashMap<>();
      for (String code : Locale.getISOCountries()) {
        Locale country = Locale.of("", code);
        codes.put(country.getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
        codes.put(country.getISO3Country().toLowerCase(Locale.ROOT), code);
      }
      codes.put("united states of america", "US");
      codes.put("usa", "US");
      codes.put("uk", "GB");
      codes.put("great britain", "GB");
      codes.put("russian federation", "RU");
      codes.put("korea, republic of", "KR");
      codes.put("republic of korea", "KR");
      codes.put("viet nam", "VN");
      codes.put("czech republic", "CZ");
      codes.put("turkey", "TR");
      codes.put("hong kong", "HK");
      codes.put("macao", "MO");
      codes.put("taiwan, province of china", "TW");
      codes.put("iran, islamic republic of", "IR");
      codes.put("the netherlands", "NL");
      codes.put("ivory coast", "CI");
      codes.put("myanmar", "MM");
      codes.put("palestine", "PS");
      return codes;
    }
  }
}
