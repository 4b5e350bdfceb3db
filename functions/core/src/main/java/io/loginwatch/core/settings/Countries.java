package io.loginwatch.core.settings;

import io.loginwatch.core.login.CountryNames;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Countries by ISO 3166-1 alpha-2 code or by English name, whatever the case. */
public final class Countries {
  private final Set<String> codes = new HashSet<>();

  public Countries(Collection<String> names) {
    names.forEach(name -> codes.add(code(name)));
  }

  /** What is wrong with a country that somebody wrote; null if nothing is. */
  static @Nullable String fault(String name) {
    return CountryNames.code(name.strip()) == null ? "is no country: " + name : null;
  }

  public boolean isEmpty() {
    return codes.isEmpty();
  }

  public boolean contains(@Nullable String country) {
    return country != null && !country.isEmpty() && codes.contains(code(country));
  }

  /** The code of a name; a name that is none stays as it is, in upper case. */
  public static String code(String name) {
    String code = CountryNames.code(name.strip());
    return code != null ? code : name.strip().toUpperCase(Locale.ROOT);
  }
}
