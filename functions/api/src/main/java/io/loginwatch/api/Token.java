package io.loginwatch.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where a list goes on, opaque to the client. */
final class Token {
  private Token() {}

  static String of(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The inverse of {@link #of}.
   *
   * @throws IllegalArgumentException if it is no token of ours
   */
  static String key(String token) {
    try {
      String key = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      if (key.matches("(?s)\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z#.+")) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw new IllegalArgumentException("is not the next of an earlier answer");
  }
}
