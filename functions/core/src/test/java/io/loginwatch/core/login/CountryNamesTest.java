package io.loginwatch.core.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountryNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NO | NO
          no | NO
          NOR | NO
          nor | NO
          AND | AD
          Norway | NO
          NORWAY | NO
          UK | GB
          Iran, Islamic Republic of | IR
          Iran (Islamic Republic of) | IR
          Korea, Republic of | KR
          Korea, Democratic People's Republic of | KP
          Democratic Republic of the Congo | CD
          Congo | CG
          Moldova, Republic of | MD
          Bosnia and Herzegovina | BA
          Bosnia & Herzegovina | BA
          Czech Republic | CZ
          Czechia | CZ
          Türkiye | TR
          Turkiye | TR
          Turkey | TR
          Cote d'Ivoire | CI
          Côte d’Ivoire | CI
          Ivory Coast | CI
          Saint Lucia | LC
          St. Lucia | LC
          The Gambia | GM
          United States of America | US
          Kosovo | XK
          """)
  void a_country_has_many_names(String name, String code) {
    assertThat(CountryNames.code(name)).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "I", "1T", "Atlantis", "Norway Island", "Italyy", "the", "..."})
  void what_is_no_country_has_no_code(String name) {
    assertThat(CountryNames.code(name)).isNull();
  }

  @Test
  void no_name_is_no_country() {
    assertThat(CountryNames.code(null)).isNull();
  }
}
