package io.loginwatch.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestSummaryTest {
  private static final Instant BEGAN = Instant.parse("2026-03-02T10:00:00Z");

  private static final String RAN =
      """
      <testsuite name="a.RanTest" tests="3" failures="0" errors="0" skipped="1">
        <testcase classname="a.RanTest" name="one"/>
        <testcase classname="a.RanTest" name="two"><skipped message="no mail here"/></testcase>
        <testcase classname="a.RanTest" name="three"/>
      </testsuite>\
      """;

  private static final String SKIPPED =
      """
      <testsuite name="b.%1$s" tests="1" failures="0" errors="0" skipped="1">
        <testcase classname="b.%1$s" name=""><skipped message="no endpoint"/></testcase>
      </testsuite>\
      """;

  private static final String BROKEN =
      """
      <testsuite name="c.BrokenTest" tests="2" failures="1" errors="1" skipped="0">
        <testcase classname="c.BrokenTest" name="one"><failure message="x"/></testcase>
        <testcase classname="c.BrokenTest" name="two"><error message="y"/></testcase>
      </testsuite>\
      """;

  @TempDir Path project;

  @Test
  void tests_of_all_modules_are_summed_and_what_was_skipped_is_named_by_its_reason()
      throws Exception {
    write("functions/a", "RanTest", RAN, BEGAN);
    write("infrastructure/b", "OneTest", SKIPPED.formatted("OneTest"), BEGAN);
    write("infrastructure/b", "TwoTest", SKIPPED.formatted("TwoTest"), BEGAN.plusSeconds(60));

    assertThat(TestSummary.of(Report.all(project, BEGAN), 25))
        .containsExactly(
            "Tests: 2 run, 0 failed, 3 skipped.",
            "Skipped: RanTest.two: no mail here",
            "Skipped: OneTest, TwoTest: no endpoint");
  }

  @Test
  void a_report_of_a_build_before_does_not_count() throws Exception {
    write("functions/a", "RanTest", RAN, BEGAN.minusMillis(1));

    assertThat(TestSummary.of(Report.all(project, BEGAN), 25))
        .containsExactly("Tests: 0 run, 0 failed, 0 skipped.");
  }

  @Test
  void a_test_that_fails_or_breaks_is_counted_as_failed() throws Exception {
    write("functions/c", "BrokenTest", BROKEN, BEGAN);

    assertThat(TestSummary.of(Report.all(project, BEGAN), 25))
        .containsExactly("Tests: 2 run, 2 failed, 0 skipped.");
  }

  @Test
  void a_java_that_cannot_check_the_format_is_said_to_skip_it() throws Exception {
    assertThat(TestSummary.of(Report.all(project, BEGAN), 20))
        .contains(
            "Skipped: the check of the format: Maven runs on Java 20, and the check needs 21.");
    assertThat(TestSummary.of(Report.all(project, BEGAN), 21)).hasSize(1);
  }

  private void write(String module, String test, String report, Instant written)
      throws IOException {
    Path folder = Files.createDirectories(project.resolve(module + "/target/surefire-reports"));
    Path file = Files.writeString(folder.resolve("TEST-" + test + ".xml"), report);
    Files.setLastModifiedTime(file, FileTime.from(written));
  }
}
