package io.loginwatch.core.rule;

import io.loginwatch.core.detection.Finding;
import io.loginwatch.core.detection.Memory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Logins that are judged once more, as what they wait for has arrived after them: on what was known
 * of their users when they were judged first. What a rule said of them once it does not say again.
 */
final class Latecomers {
  private final Memory memory;
  private final Map<String, Ready> byId;

  Latecomers(Memory memory, Map<String, Ready> byId) {
    this.memory = memory;
    this.byId = byId;
  }

  /**
   * What rules say of those who wait in these windows.
   *
   * @param marked names of windows, and the time from which on somebody may have waited
   */
  List<Finding> after(Map<String, Long> marked) {
    Set<Waiting> waiting = new LinkedHashSet<>();
    marked.forEach((name, since) -> {
      for (Waiting one : memory.windowOrEmpty(name).waiting()) {
        if (one.at() >= since) {
          waiting.add(one);
        }
      }
    });
    var findings = new ArrayList<Finding>(0);
    for (Waiting one : waiting) {
      for (Ready ready : byId.values()) {
        if (ready.hash() == one.rule()) {
          findings.addAll(again(one, ready));
        }
      }
    }
    return findings;
  }

  private List<Finding> again(Waiting one, Ready ready) {
    var sight = new Sight(one.asLogin(), memory, (login, any) -> one.asKnown());
    return new Evaluation(sight, memory, byId).of(List.of(ready), List.of());
  }
}
