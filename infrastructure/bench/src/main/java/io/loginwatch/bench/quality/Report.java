package io.loginwatch.bench.quality;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A score as text: recall by class, false pages by cause and by rule, and what was missed. */
final class Report {
  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  /** The figures only. */
  void print(String judge, Score score) {
    out.printf(
        Locale.ROOT,
        "%s: recall %.3f, %.2f false pages per 1000 user-days (%d false, %d true, %d user-days)%s%n",
        judge,
        score.recall(),
        score.falsePagesPerThousandUserDays(),
        score.falsePages().size(),
        score.truePages(),
        score.userDays(),
        score.reachesTheGoal() ? ": goal reached" : "");
    score
        .all()
        .forEach((kind, all) ->
            out.printf(
                Locale.ROOT,
                "  %-32s %3d of %3d  %.2f%n",
                kind.word(),
                score.found().getOrDefault(kind, 0),
                all,
                score.recall(kind)));
  }

  /**
   * The figures, and what they come from.
   *
   * @param examples how many false pages to list of each cause; with any, missed attacks, too
   */
  void print(String judge, Score score, int examples) {
    print(judge, score);
    Map<String, List<Page>> causes =
        score.falsePages().stream().collect(Collectors.groupingBy(p -> cause(p, score)));
    causes.entrySet().stream()
        .sorted(Comparator.comparing(e -> -e.getValue().size()))
        .forEach(e -> cause(e.getKey(), e.getValue(), examples));
    score.missed().stream().limit(examples == 0 ? 0 : 50).forEach(this::missed);
  }

  private void cause(String cause, List<Page> pages, int examples) {
    Map<String, Long> rules =
        pages.stream().collect(Collectors.groupingBy(Page::rules, Collectors.counting()));
    String top =
        rules.entrySet().stream()
            .sorted(Comparator.comparing(e -> -e.getValue()))
            .limit(4)
            .map(e -> e.getKey() + " " + e.getValue())
            .collect(Collectors.joining(", "));
    out.printf(Locale.ROOT, "  false, %-24s %5d  %s%n", cause, pages.size(), top);
    for (Page page : pages.stream().limit(examples).toList()) {
      Told alert = page.alerts().getFirst();
      out.printf("      %s %s %s %s%n", alert.time(), page.subject(), page.rules(), alert.logins());
    }
  }

  private void missed(Label.Struck attack) {
    out.printf(
        "  missed %s %s %s from %s%n",
        attack.id(),
        attack.first(),
        attack.users().stream().sorted().limit(3).toList(),
        attack.sources().stream().sorted().limit(3).toList());
  }

  private static String cause(Page page, Score score) {
    String user = page.subject().startsWith("user:") ? page.subject().substring(5) : null;
    return user == null
        ? page.subject().replaceFirst(":.*", "")
        : score.population().getOrDefault(user, "nobody");
  }
}
