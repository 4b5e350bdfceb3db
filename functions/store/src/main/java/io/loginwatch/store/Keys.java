package io.loginwatch.store;

/** Sort keys as bounds of a query. */
final class Keys {
  private Keys() {}

  /**
   * The greatest text that sorts before a key, for a BETWEEN that leaves the key itself out: no key
   * of ours holds a character beyond the last one here.
   */
  static String before(String key) {
    int last = key.length() - 1;
    return key.substring(0, last) + (char) (key.charAt(last) - 1) + "\uffff";
  }
}
