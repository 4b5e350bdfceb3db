package io.loginwatch.local.replay;

import io.loginwatch.core.login.Login;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was read and is no login, by what it is: so that nobody takes an event that no detector
 * looks at for one that was found harmless.
 */
final class Beside {
  /** Actions told apart; a log whose actions are all different has one line for the others. */
  private static final int MOST = 40;

  private static final String OTHERS = "others";

  private final Map<String, Integer> counts = new HashMap<>();

  void count(Login login) {
    if (login.isLogin()) {
      return;
    }
    String name =
        login.isSessionUse() ? login.action() + ", for travel and stolen sessions" : login.action();
    boolean room = counts.size() < MOST || counts.containsKey(name);
    counts.merge(room ? name : OTHERS, 1, Integer::sum);
  }

  /** How many of each, in the order of their names. */
  SortedMap<String, Integer> counts() {
    return new TreeMap<>(counts);
  }
}
