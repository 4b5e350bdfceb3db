package io.loginwatch.ingest.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The key of a request, in whichever header its sender can set. */
final class Credentials {
  private Credentials() {}

  /**
   * The first key there is: {@code x-api-key}, {@code X-Amz-Firehose-Access-Key}, then {@code
   * Authorization} as a bearer token, Splunk token, the password of basic credentials, or bare.
   *
   * @param headers by name in lower case
   */
  static Optional<String> key(Map<String, String> headers) {
    String direct = headers.getOrDefault("x-api-key", headers.get("x-amz-firehose-access-key"));
    String key = direct != null ? direct.strip() : authorization(headers.get("authorization"));
    return key == null || key.isEmpty() ? Optional.empty() : Optional.of(key);
  }

  private static @Nullable String authorization(@Nullable String header) {
    if (header == null) {
      return null;
    }
    String value = header.strip();
    int space = value.indexOf(' ');
    if (space < 0) {
      return value;
    }
    String scheme = value.substring(0, space);
    String rest = value.substring(space + 1).strip();
    if (scheme.equalsIgnoreCase("basic")) {
      return password(rest);
    }
    boolean token =
        scheme.equalsIgnoreCase("bearer")
            || scheme.equalsIgnoreCase("splunk")
            || scheme.equalsIgnoreCase("token")
            || scheme.equalsIgnoreCase("apikey");
    return token ? rest : value;
  }

  private static @Nullable String password(String encoded) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0 ? null : pair.substring(colon + 1);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
