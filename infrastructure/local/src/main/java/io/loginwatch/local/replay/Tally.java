package io.loginwatch.local.replay;

import io.loginwatch.core.alert.Alert;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts the alerts of a replay, each once, unless half a million others come between. */
final class Tally {
  private final @Nullable Instant since;
  private final RecentIds told = new RecentIds();
  private final Map<String, Integer> byRule = new HashMap<>();
  private int alerts;
  private int suppressed;

  /**
   * @param since alerts of before are not counted; null to count all
   */
  Tally(@Nullable Instant since) {
    this.since = since;
  }

  /** Whether that alert counts: it is not of before, and not the same as another. */
  boolean count(Alert alert) {
    if ((since != null && alert.time().isBefore(since)) || !told.add(alert.id())) {
      return false;
    }
    alerts++;
    suppressed += alert.isSuppressed() ? 1 : 0;
    byRule.merge(alert.rule(), 1, Integer::sum);
    return true;
  }

  int alerts() {
    return alerts;
  }

  /** How many of them nobody would be told of. */
  int suppressed() {
    return suppressed;
  }

  /** How many of each rule, in the order of their ids. */
  SortedMap<String, Integer> byRule() {
    return new TreeMap<>(byRule);
  }
}
