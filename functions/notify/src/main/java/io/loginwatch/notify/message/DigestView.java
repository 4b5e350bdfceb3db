package io.loginwatch.notify.message;

import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.digest.Digest;
import io.loginwatch.core.digest.Tally;
import io.loginwatch.notify.Notice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What templates can say of a day or a week. The names are documented in docs/channels.md. */
final class DigestView {
  private static final int NAME = 64;
  private static final int BLOCKS = 10;

  private final Notice.Summary summary;
  private final Digest digest;

  DigestView(Notice.Summary summary) {
    this.summary = summary;
    this.digest = summary.digest();
  }

  /** All of it for that medium, each table with at most that many rows. */
  Map<String, Object> with(int rows, Medium medium) {
    Map<String, Object> view = new HashMap<>();
    view.put("period", digest.period() == Digest.Period.DAILY ? "day" : "week");
    view.put("title", "Logins of the " + view.get("period"));
    view.put("from", Times.minute(digest.from(), summary.zone()));
    view.put("to", Times.minute(digest.to(), summary.zone()));
    view.put("day", Times.day(digest.from(), summary.zone()));
    view.put("alerts", digest.tally().alerts());
    view.put("one", digest.tally().alerts() == 1);
    view.put("quiet", digest.isQuiet());
    view.put("change", change());
    view.put("suppressed", digest.tally().suppressed());
    view.put("severities", severities());
    List<Map<String, Object>> tables = new ArrayList<>();
    table(tables, "Rules", Tally::byRule, rows);
    table(tables, "Users", Tally::byUser, rows);
    table(tables, "Countries", Tally::byCountry, rows);
    table(tables, "Sources", Tally::bySource, rows);
    view.put("tables", tables);
    view.put("reasons", rows(digest.tally().byReason(), Map.of(), rows));
    view.put("movers", movers(rows));
    view.put("dead", rows(digest.dead(), Map.of(), rows));
    view.put("silent", digest.silent().stream().limit(rows).map(DigestView::name).toList());
    view.put("held", summary.othersHeld() > 0 ? summary.othersHeld() : false);
    view.put("open", medium.url(Links.safe(summary.links().getOrDefault("open", ""))));
    view.put(
        "unsubscribe", medium.url(Links.safe(summary.links().getOrDefault("unsubscribe", ""))));
    return view;
  }

  /** Against the period before: {@code 3 more than the day before}. */
  private Object change() {
    Tally before = digest.previous();
    if (before == null) {
      return false;
    }
    int difference = digest.tally().alerts() - before.alerts();
    String then = digest.period() == Digest.Period.DAILY ? "the day before" : "the week before";
    if (difference == 0) {
      return "as many as " + then;
    }
    return Math.abs(difference) + (difference > 0 ? " more than " : " fewer than ") + then;
  }

  private List<Map<String, Object>> severities() {
    Map<String, Integer> counts = digest.tally().bySeverity();
    List<Map<String, Object>> all = new ArrayList<>();
    for (Severity severity : List.of(Severity.values()).reversed()) {
      int count = counts.getOrDefault(severity.word(), 0);
      Look look = Look.of(severity);
      if (count > 0) {
        all.add(
            Map.of(
                "label", look.label(),
                "icon", look.icon(),
                "color", look.hex(),
                "count", count));
      }
    }
    return all;
  }

  private void table(
      List<Map<String, Object>> tables,
      String label,
      Function<Tally, Map<String, Integer>> figures,
      int rows) {
    Map<String, Integer> now = figures.apply(digest.tally());
    Map<String, Integer> before = previous(figures);
    List<Map<String, Object>> listed = rows(now, before, rows);
    if (!listed.isEmpty()) {
      int more = now.size() - listed.size();
      tables.add(Map.of("label", label, "rows", listed, "more", more > 0 ? more : false));
    }
  }

  private Map<String, Integer> previous(Function<Tally, Map<String, Integer>> figures) {
    @Nullable Tally before = digest.previous();
    return before == null ? Map.of() : figures.apply(before);
  }

  /**
   * The greatest first, those of the same size by name; each with a bar in per cent and in blocks.
   */
  private static List<Map<String, Object>> rows(
      Map<String, Integer> counts, Map<String, Integer> before, int rows) {
    int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(1);
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(rows)
        .<Map<String, Object>>map(entry -> {
          int count = entry.getValue();
          int then = before.getOrDefault(entry.getKey(), 0);
          return Map.of(
              "name",
              name(entry.getKey()),
              "count",
              count,
              "percent",
              Math.max(2, Math.round(100f * count / most)),
              "rest",
              100 - Math.max(2, Math.round(100f * count / most)),
              "bar",
              "█".repeat(Math.max(1, Math.round((float) BLOCKS * count / most))),
              "change",
              before.isEmpty() ? false : sign(count - then));
        })
        .toList();
  }

  private List<Map<String, Object>> movers(int rows) {
    return digest.movers().stream()
        .sorted(
            Comparator.comparingInt(Digest.Mover::rise)
                .reversed()
                .thenComparing(Digest.Mover::user))
        .limit(rows)
        .<Map<String, Object>>map(mover ->
            Map.of(
                "name", name(mover.user()),
                "before", mover.before(),
                "now", mover.now(),
                "rise", sign(mover.rise())))
        .toList();
  }

  private static String sign(int difference) {
    return difference == 0 ? "±0" : difference > 0 ? "+" + difference : "−" + -difference;
  }

  private static String name(String text) {
    return Clip.chars(Clean.line(text), NAME);
  }
}
