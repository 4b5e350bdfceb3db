package io.loginwatch.core.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids that are a function of what they identify. */
public final class AlertId {
  /** Copied for each id: to look for who provides it takes longer than the digest itself. */
  private static final MessageDigest SHA_256 = sha256();

  private AlertId() {}

  /**
   * The id of the alert that this rule raises on this subject for this cause: 24 hexadecimal digits
   * of a SHA-256.
   *
   * @param cause what made it fire, in an order that does not depend on arrival; for a pair of
   *     logins their ids in event-time order
   */
  public static String of(String rule, Subject subject, String... cause) {
    MessageDigest digest = copy();
    add(digest, rule);
    add(digest, subject.key());
    for (String part : cause) {
      add(digest, part);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 12);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static MessageDigest copy() {
    try {
      return (MessageDigest) SHA_256.clone();
    } catch (CloneNotSupportedException e) {
      return sha256();
    }
  }

  /** A separator that cannot be in a part keeps ("ab", "c") and ("a", "bc") apart. */
  private static void add(MessageDigest digest, String part) {
    digest.update(part.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0xff);
  }
}
