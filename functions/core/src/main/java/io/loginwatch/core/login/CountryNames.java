package io.loginwatch.core.login;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Countries by any of the names that logs, databases and people use, as ISO 3166-1 alpha-2 codes.
 */
public final class CountryNames {
  private CountryNames() {}

  /**
   * The code for a code of two or three letters or an English name, whatever its case and accents;
   * null if it is none. Two letters are taken at their word, as databases have codes of their own.
   */
  public static @Nullable String code(@Nullable String name) {
    if (name == null) {
      return null;
    }
    if (name.length() == 2) {
      return twoLetters(name);
    }
    String code = Names.CODES.get(name.length() == 3 ? name.toUpperCase(Locale.ROOT) : name);
    return code != null ? code : Names.CODES.get(folded(name));
  }

  private static @Nullable String twoLetters(String name) {
    if (!Character.isLetter(name.charAt(0)) || !Character.isLetter(name.charAt(1))) {
      return null;
    }
    String code = name.toUpperCase(Locale.ROOT);
    return code.equals("UK") ? "GB" : code;
  }

  /** Words alone: no case, no accents, no punctuation, no articles. */
  private static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replace("&", " and ")
        .replaceAll("[^\\p{L}]+", " ")
        .replaceAll("\\b(the|of|and)\\b", " ")
        .replaceAll("\\b(saint|sainte)\\b", "st")
        .strip()
        .replaceAll(" +", " ");
  }

  /** Made when the first name is asked for: most logs write codes. */
  private static final class Names {
    /**
     * Names beside those of the Unicode CLDR, which Java has: the ISO 3166 register's, GeoIP2's and
     * those of before a country took another.
     */
    private static final String OTHERS =
        """
        AX Åland
        BN Brunei Darussalam
        BO Bolivia, Plurinational State of
        BQ Bonaire, Sint Eustatius, and Saba
        CD Congo, the Democratic Republic of the; Democratic Republic of the Congo; DR Congo; Zaire
        CG Congo; Congo, Republic of the; Republic of the Congo; Congo Republic
        CI Ivory Coast
        CN People's Republic of China
        CV Cabo Verde
        CZ Czech Republic
        FK Falkland Islands (Malvinas)
        FM Micronesia, Federated States of; Federated States of Micronesia
        GB Great Britain; United Kingdom of Great Britain and Northern Ireland
        HK Hong Kong
        IR Iran, Islamic Republic of; Islamic Republic of Iran
        JO Hashemite Kingdom of Jordan
        KP Korea, Democratic People's Republic of; Democratic People's Republic of Korea
        KR Korea, Republic of; Republic of Korea; Korea
        LA Lao People's Democratic Republic
        LT Republic of Lithuania
        LY Libyan Arab Jamahiriya
        MD Moldova, Republic of; Republic of Moldova
        MF Saint Martin; Saint Martin (French part)
        MK Macedonia; Macedonia, the former Yugoslav Republic of; Republic of North Macedonia
        MM Myanmar; Burma
        MO Macao; Macau
        PS Palestine; Palestine, State of; State of Palestine; Palestinian Territory, Occupied
        RU Russian Federation
        SH Saint Helena, Ascension and Tristan da Cunha
        SX Sint Maarten (Dutch part)
        SY Syrian Arab Republic
        SZ Swaziland
        TL East Timor
        TR Turkey; Republic of Türkiye
        TW Taiwan, Province of China; Taiwan (Republic of China)
        TZ Tanzania, United Republic of; United Republic of Tanzania
        US United States of America; USA
        VA Holy See; Holy See (Vatican City State)
        VE Venezuela, Bolivarian Republic of
        VG Virgin Islands, British
        VI Virgin Islands, U.S.
        VN Viet Nam
        XK Kosovo; Republic of Kosovo
        """;

    static final Map<String, String> CODES = codes();

    private static Map<String, String> codes() {
      Map<String, String> codes = new HashMap<>();
      for (String code : Locale.getISOCountries()) {
        Locale country = Locale.of("", code);
        String name = country.getDisplayCountry(Locale.ENGLISH);
        codes.put(name, code);
        codes.put(folded(name), code);
        codes.put(country.getISO3Country(), code);
      }
      OTHERS
          .lines()
          .forEach(line -> {
            for (String name : line.substring(3).split(";")) {
              codes.put(folded(name), line.substring(0, 2));
            }
          });
      return codes;
    }
  }
}
