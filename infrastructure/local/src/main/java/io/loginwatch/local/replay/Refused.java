package io.loginwatch.local.replay;

import io.loginwatch.ingest.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Records that were no logins: how many for each reason, and the first that should have been. */
final class Refused {
  /** Each of these is told of with its line. */
  private static final int MOST = 20;

  private final Map<String, Integer> byCode = new TreeMap<>();
  private final List<Receipt.Rejected> first = new ArrayList<>();

  void note(Receipt.Rejected record) {
    byCode.merge(record.code(), 1, Integer::sum);
    if (!record.unwatched() && first.size() < MOST) {
      first.add(record);
    }
  }

  Map<String, Integer> byCode() {
    return byCode;
  }

  /** At most {@value #MOST} that nobody meant to leave out. */
  List<Receipt.Rejected> first() {
    return first;
  }
}
