package io.loginwatch.api;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.login.Timestamp;
import io.loginwatch.store.Alerts;
import io.loginwatch.store.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the alerts that a query asks for, newest first. */
final class AlertListing {
  /** One answer looks at no more than this many, so that it comes in time; the next goes on. */
  private static final int LOOKED_AT = 5_000;

  private final Alerts alerts;

  AlertListing(Alerts alerts) {
    this.alerts = alerts;
  }

  /** A page with what was found; its {@code next} is a token, and may come with few or none. */
  Page<Alert> find(AlertQuery query) {
    Iterator<Alert> walk = walk(query);
    List<Alert> found = new ArrayList<>();
    String last = null;
    for (int looked = 0; walk.hasNext(); looked++) {
      if (last != null && (found.size() == query.limit() || looked == LOOKED_AT)) {
        return new Page<>(found, Token.of(last));
      }
      Alert alert = walk.next();
      last = Alerts.at(alert);
      if (query.test().test(alert)) {
        found.add(alert);
      }
    }
    return new Page<>(found, null);
  }

  /** Everything in the query's range of time, by the narrowest way. */
  Iterator<Alert> walk(AlertQuery query) {
    String after = query.from() == null ? null : Timestamp.text(query.from());
    String before = earlier(query.to() == null ? null : Timestamp.text(query.to()), query.next());
    if (after != null && before != null && before.compareTo(after) <= 0) {
      return Collections.emptyIterator();
    }
    return query.subjects().isEmpty()
        ? AlertWalk.ofAll(alerts, after, before)
        : AlertWalk.ofSubjects(alerts, query.subjects(), after, before);
  }

  private static @Nullable String earlier(@Nullable String a, @Nullable String b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.compareTo(b) <= 0 ? a : b;
  }
}
