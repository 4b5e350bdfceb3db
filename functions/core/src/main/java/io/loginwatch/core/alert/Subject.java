package io.loginwatch.core.alert;

import java.util.Locale;

/**
 * What an alert is about.
 *
 * @param type a user, a source address, a log source or the whole tenant
 * @param id the user's key, the address, the name of the log source; {@code all} for the tenant
 */
public record Subject(Type type, String id) {

  /** The kinds of subject. */
  public enum Type {
    USER,
    SOURCE,
    LOG_SOURCE,
    TENANT;

    /** The word used in JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static Subject user(String user) {
    return new Subject(Type.USER, user);
  }

  public static Subject source(String ip) {
    return new Subject(Type.SOURCE, ip);
  }

  public static Subject logSource(String name) {
    return new Subject(Type.LOG_SOURCE, name);
  }

  public static Subject tenant() {
    return new Subject(Type.TENANT, "all");
  }

  /** One string for keys: {@code user:alice}. */
  public String key() {
    return type.word() + ":" + id;
  }

  /**
   * The inverse of {@link #key()}.
   *
   * @throws IllegalArgumentException if the text is not a subject's key
   */
  public static Subject ofKey(String key) {
    int colon = key.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("not a subject: " + key);
    }
    return new Subject(
        Type.valueOf(key.substring(0, colon).toUpperCase(Locale.ROOT)), key.substring(colon + 1));
  }
}
