package io.loginwatch.core.rule;

import io.loginwatch.core.login.Login;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which logins are counted over which key. Rules with the same patterns and the same key share one,
 * so that a failed login is written once for all of them.
 *
 * @param key of the track in the window
 * @param groupBy the fields that make the window's name
 * @param fields whose values each entry keeps
 * @param kept how long an entry is kept, in milliseconds: twice the longest window, so that a late
 *     login still finds its neighbours
 * @param forgiven for how long before a success failures are typing errors, in milliseconds
 */
record Counted(
    int key, List<LoginField> groupBy, List<LoginField> fields, long kept, long forgiven) {
  /** More than two people who share an office and mistype their passwords in one morning. */
  private static final int SEVERAL = 3;

  /** Who mistypes a password gets it right within so long, in milliseconds. */
  private static final long MISTYPED = 5 * 60_000L;

  /** Whether all logins are counted together. */
  boolean isOfEverybody() {
    return groupBy.isEmpty();
  }

  /** Whether logins are counted user by user. */
  boolean isOfOneUser() {
    return groupBy.size() == 1 && groupBy.getFirst().equals(LoginField.USER);
  }

  /** Where in its entries the address is; negative if they do not have it. */
  int address() {
    return fields.indexOf(LoginField.ADDRESS);
  }

  Entry entry(Login login) {
    int[] values = new int[fields.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Entry.hash(fields.get(i).in(login));
    }
    return new Entry(login.time().toEpochMilli(), Entry.name(login), 1, values);
  }

  /** Whether an entry is one of the typing errors that came before this login of the same user. */
  boolean isTypingError(Entry entry, Login login) {
    long now = login.time().toEpochMilli();
    return entry.at() <= now
        && entry.at() >= now - forgiven
        && isOf(entry, LoginField.USER, login)
        && isOf(entry, LoginField.ADDRESS, login);
  }

  private boolean isOf(Entry entry, LoginField field, Login login) {
    return groupBy.contains(field)
        || entry.value(fields.indexOf(field)) == Entry.hash(field.in(login));
  }

  /** Whether a login of the same value in this field was counted from one time to another. */
  boolean has(Track track, LoginField field, @Nullable String value, long from, long to) {
    int index = fields.indexOf(field);
    int hash = Entry.hash(value);
    return index >= 0
        && hash != Entry.UNKNOWN
        && track.entries().stream()
            .anyMatch(e -> e.value(index) == hash && e.at() >= from && e.at() <= to);
  }

  /**
   * Whether passwords of several users, this one's among them, were tried from where this login
   * comes from. True where it is not counted who and from where.
   */
  boolean triedFromHere(Track track, Login login, long from, long to) {
    int user = fields.indexOf(LoginField.USER);
    int address = address();
    if (user < 0 || address < 0) {
      return true;
    }
    int here = Entry.hash(LoginField.ADDRESS.in(login));
    Set<Integer> users =
        track.entries().stream()
            .filter(entry -> entry.at() >= from && entry.at() <= to)
            .filter(entry -> entry.value(address) == here)
            .map(entry -> entry.value(user))
            .collect(Collectors.toSet());
    return users.size() >= SEVERAL && users.contains(Entry.hash(LoginField.USER.in(login)));
  }

  /**
   * Whether all that was counted of this login's user came within the last minutes from the address
   * that the login comes from, and nobody else's did from there. What is forgiven is no longer
   * counted; that it was shows by the mark that it left.
   *
   * @param marked when the user was last taken to be among the targets, in milliseconds
   */
  boolean onlyMistypedHere(Track track, Login login, long from, long marked) {
    int user = fields.indexOf(LoginField.USER);
    int address = address();
    if (user < 0 || address < 0) {
      return false;
    }
    long now = login.time().toEpochMilli();
    int who = Entry.hash(LoginField.USER.in(login));
    int here = Entry.hash(LoginField.ADDRESS.in(login));
    boolean mistyped = forgiven > 0 && marked >= now - forgiven;
    for (Entry entry : track.entries()) {
      boolean own = entry.value(user) == who;
      if ((own || entry.value(address) == here) && entry.at() >= from && entry.at() <= now) {
        if (!own || entry.value(address) != here || entry.at() < now - MISTYPED) {
          return false;
        }
        mistyped = true;
      }
    }
    return mistyped;
  }
}
