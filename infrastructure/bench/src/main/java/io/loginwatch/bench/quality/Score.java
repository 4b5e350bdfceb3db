package io.loginwatch.bench.quality;

import io.loginwatch.bench.attack.AttackClass;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How good somebody's judgement was.
 *
 * @param found by class, how many attacks led to a page
 * @param all by class, how many there were
 * @param missed the attacks that led to none
 * @param falsePages the pages about no attack
 * @param truePages how many were about one
 * @param userDays users times days
 * @param population by user, why they might look suspicious
 */
record Score(
    Map<AttackClass, Integer> found,
    Map<AttackClass, Integer> all,
    List<Label.Struck> missed,
    List<Page> falsePages,
    int truePages,
    long userDays,
    Map<String, String> population) {
  /**
   * Of several months together; whose users have names in common, so that no population is told.
   */
  static Score together(List<Score> months) {
    var found = new EnumMap<AttackClass, Integer>(AttackClass.class);
    var all = new EnumMap<AttackClass, Integer>(AttackClass.class);
    for (Score month : months) {
      month.found.forEach((kind, count) -> found.merge(kind, count, Integer::sum));
      month.all.forEach((kind, count) -> all.merge(kind, count, Integer::sum));
    }
    return new Score(
        found,
        all,
        months.stream().flatMap(month -> month.missed.stream()).toList(),
        months.stream().flatMap(month -> month.falsePages.stream()).toList(),
        months.stream().mapToInt(Score::truePages).sum(),
        months.stream().mapToLong(Score::userDays).sum(),
        Map.of());
  }

  double recall() {
    int total = all.values().stream().mapToInt(n -> n).sum();
    return total == 0 ? 1 : found.values().stream().mapToInt(n -> n).sum() / (double) total;
  }

  double recall(AttackClass kind) {
    return found.getOrDefault(kind, 0) / (double) all.getOrDefault(kind, 1);
  }

  double falsePagesPerThousandUserDays() {
    return userDays == 0 ? 0 : 1000.0 * falsePages.size() / userDays;
  }

  /**
   * Recall at least 0.95 overall and 0.8 in each class, at most one false page per 1000 user-days.
   */
  boolean reachesTheGoal() {
    return recall() >= 0.95
        && all.keySet().stream().allMatch(kind -> recall(kind) >= 0.8)
        && falsePagesPerThousandUserDays() <= 1;
  }
}
