package io.loginwatch.core.detection;

/**
 * Names one piece of what detection remembers. Each piece is one item in a table, changes together
 * with the alerts that it caused, and is small and bounded.
 *
 * @param kind which table: profiles hold what is known of one user, windows what is counted by
 *     anything else (a rule's window over an address, the users of a shared network)
 * @param id the user's key, or the window's name, such as {@code source.ip=192.0.2.7}
 */
public record StateKey(Kind kind, String id) {

  /** Which table. */
  public enum Kind {
    PROFILE,
    WINDOW
  }

  public static StateKey profile(String user) {
    return new StateKey(Kind.PROFILE, user);
  }

  public static StateKey window(String id) {
    return new StateKey(Kind.WINDOW, id);
  }
}
