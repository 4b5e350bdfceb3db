package io.loginwatch.api;

import static io.loginwatch.core.AlertBuilder.alert;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertCsvTest {

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
  void what_a_spreadsheet_would_compute_is_text(String hostile) {
    String row = AlertCsv.of(List.of(alert("new-city").of(hostile).build()));

    assertThat(row).contains("'" + hostile).doesNotContain("," + hostile);
  }

  @Test
  void commas_quotes_and_line_ends_stay_in_their_cell() {
    String csv =
        AlertCsv.of(List.of(alert("new-city").of("a").summary("one, \"two\"\nthree").build()));

    assertThat(csv).contains(",\"one, \"\"two\"\"\nthree\",");
  }

  @Test
  void a_minus_within_is_left_alone() {
    assertThat(AlertCsv.of(List.of(alert("new-city").of("a-b").build()))).contains(",a-b,");
  }
}
