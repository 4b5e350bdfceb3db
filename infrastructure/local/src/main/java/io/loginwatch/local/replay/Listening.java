package io.loginwatch.local.replay;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.detection.Silence;
import io.loginwatch.core.login.Login;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * When the log sources that {@code sources.expected} names were heard of, by the logins' own time,
 * as a file has no other clock. A login is of the source that its {@code loginwatch.log_source},
 * {@code event.provider} or {@code event.dataset} names.
 *
 * <p>A source that is not heard of before the end of the file is silent then, not at its beginning.
 * Other sources are not listened to: what they usually pause, only a running system knows.
 */
final class Listening {
  private final Silence silence;
  private final Map<String, Duration> expected;
  private final Map<String, Silence.Heard> heard = new TreeMap<>();
  private Instant now = Instant.MIN;
  private Instant due = Instant.MAX;

  Listening(Silence silence) {
    this.silence = silence;
    this.expected = silence.expected();
  }

  /** Notes a login, and says which silences began and ended with it. */
  void hear(Login login, Consumer<Alert> changed) {
    if (expected.isEmpty()) {
      return;
    }
    Instant time = login.time();
    if (time.isAfter(now)) {
      now = time;
      if (time.isAfter(due)) {
        tell(changed);
      }
    }
    boolean over = false;
    for (String name : names(login)) {
      if (expected.containsKey(name)) {
        Silence.Heard before = heard.get(name);
        Instant last = before == null ? null : before.lastHeard();
        Instant newest = last == null || time.isAfter(last) ? time : last;
        Instant silentSince = before == null ? null : before.silentSince();
        heard.put(name, new Silence.Heard(name, newest, null, silentSince));
        over |= silentSince != null;
      }
    }
    if (over) {
      tell(changed);
    }
    due = due();
  }

  /**
   * Says which sources are silent at the end.
   *
   * @param until when that is; null for the time of the newest login
   */
  void end(@Nullable Instant until, Consumer<Alert> changed) {
    if (until != null && until.isAfter(now)) {
      now = until;
    }
    if (!expected.isEmpty() && now.isAfter(Instant.MIN)) {
      expected
          .keySet()
          .forEach(name -> heard.putIfAbsent(name, new Silence.Heard(name, null, null, null)));
      tell(changed);
    }
  }

  private void tell(Consumer<Alert> changed) {
    List<Silence.Heard> sofar = new ArrayList<>(heard.values());
    for (String name : expected.keySet()) {
      if (!heard.containsKey(name)) {
        sofar.add(new Silence.Heard(name, now, null, null));
      }
    }
    for (Silence.Change change : silence.changes(sofar, now)) {
      Silence.Heard one = heard.get(change.name());
      heard.put(
          change.name(),
          new Silence.Heard(
              change.name(), one == null ? null : one.lastHeard(), null, change.silentSince()));
      changed.accept(change.alert());
    }
  }

  private Instant due() {
    Instant first = Instant.MAX;
    for (Silence.Heard one : heard.values()) {
      Duration allowed = expected.get(one.name());
      if (one.silentSince() == null && one.lastHeard() != null && allowed != null) {
        Instant at = one.lastHeard().plus(allowed);
        first = at.isBefore(first) ? at : first;
      }
    }
    return first;
  }

  private static List<String> names(Login login) {
    var names = new ArrayList<String>(3);
    add(names, login.logSource());
    add(names, login.provider());
    add(names, login.labels().get("event.dataset"));
    return names;
  }

  private static void add(List<String> names, @Nullable String name) {
    if (name != null && !names.contains(name)) {
      names.add(name);
    }
  }
}
