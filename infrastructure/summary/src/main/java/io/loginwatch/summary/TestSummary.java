package io.loginwatch.summary;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sums up what Surefire reported of one build, in words that are printed under {@code -q} too. */
public final class TestSummary {
  /** The formatter parses with the Java that Maven runs on, and this is the first that it can. */
  private static final int FORMATS = 21;

  private TestSummary() {}

  /**
   * Prints the summary.
   *
   * @param args the project's folder, when the build began, the version of the Java that Maven runs
   *     on
   */
  public static void main(String[] args) throws IOException {
    List<Report> reports = Report.all(Path.of(args[0]), Instant.parse(args[1]));
    System.out.println(); // a library may have left a line unfinished
    of(reports, Integer.parseInt(args[2])).forEach(System.out::println);
  }

  static List<String> of(List<Report> reports, int mavenJava) {
    List<String> lines = new ArrayList<>();
    int skipped = reports.stream().mapToInt(each -> each.skipped().size()).sum();
    int failed = reports.stream().mapToInt(Report::failed).sum();
    int run = reports.stream().mapToInt(Report::tests).sum() - skipped;
    lines.add("Tests: %,d run, %,d failed, %,d skipped.".formatted(run, failed, skipped));
    byReason(reports)
        .forEach((reason, names) ->
            lines.add("Skipped: %s: %s".formatted(String.join(", ", names), reason)));
    if (mavenJava < FORMATS) {
      lines.add(
          "Skipped: the check of the format: Maven runs on Java %d, and the check needs %d."
              .formatted(mavenJava, FORMATS));
    }
    return lines;
  }

  private static Map<String, Set<String>> byReason(List<Report> reports) {
    Map<String, Set<String>> byReason = new LinkedHashMap<>();
    for (Report report : reports) {
      for (Report.Skipped one : report.skipped()) {
        byReason.computeIfAbsent(one.reason(), first -> new LinkedHashSet<>()).add(one.name());
      }
    }
    return byReason;
  }
}
