package io.loginwatch.core.alert;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the affected user can be written to, as the login's own log said: one of the alert's links.
 */
public final class UserMail {
  private static final String LINK = "mail_user";
  private static final String SCHEME = "mailto";

  /** What is plainly an address; whether anybody reads it, only a mail server knows. */
  private static final Pattern ADDRESS =
      Pattern.compile("[^@\\s<>,;\"]+@[^@\\s<>,;\"]+\\.[^@\\s<>,;\"]+");

  private UserMail() {}

  /** Whether that is plainly a mail address. */
  public static boolean isAddress(String text) {
    return ADDRESS.matcher(text).matches();
  }

  /** The links of an alert about a login that names that address; none if it is no address. */
  public static Map<String, String> links(@Nullable String address) {
    if (address == null || !isAddress(address)) {
      return Map.of();
    }
    try {
      return Map.of(LINK, new URI(SCHEME, address, null).toASCIIString());
    } catch (URISyntaxException e) {
      return Map.of();
    }
  }

  /** The address that the alert's login named. */
  public static Optional<String> of(Alert alert) {
    String link = alert.links().get(LINK);
    if (link == null || !link.startsWith(SCHEME + ":")) {
      return Optional.empty();
    }
    try {
      return Optional.of(new URI(link).getSchemeSpecificPart()).filter(UserMail::isAddress);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
