package io.loginwatch.notify;

import io.loginwatch.config.SecretReference;
import io.loginwatch.config.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signed, expiring links that let somebody who reads a message act on its incident. A link holds
 * what it is for in plain sight and an HMAC-SHA256 of it; opening it shows a page and changes
 * nothing, since mail scanners open links too.
 */
public final class Links {
  /** Where the API answers them. */
  public static final String PATH = "/v1/act/";

  private final @Nullable String baseUrl;
  private final @Nullable SecretReference key;
  private final Duration valid;
  private final Secrets secrets;

  /** What can be done through a link. */
  public enum Act {
    /** Look at it: nothing is done. For people, who have a browser and no key of the API. */
    OPEN,
    ACKNOWLEDGE,
    SNOOZE,
    RESOLVE,
    FALSE_POSITIVE,
    BENIGN,
    /** "Yes, this was me." */
    CONFIRM,
    /** "No, this was not me." */
    DENY;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What a link is for.
   *
   * @param incident id of the incident
   * @param expires the first moment at which it does not work any more
   */
  public record Purpose(String incident, Act act, Instant expires) {}

  public Links(NotifySettings settings, Secrets secrets) {
    this.baseUrl = settings.links().baseUrl();
    this.key = settings.links().secret();
    this.valid = settings.links().valid();
    this.secrets = secrets;
  }

  /** The links of a message about that incident, by name. Empty where no base URL is set. */
  public Map<String, String> of(String incident, Instant now) {
    Map<String, String> links = new LinkedHashMap<>();
    if (baseUrl != null) {
      if (key == null) {
        links.put(Act.OPEN.word(), baseUrl + "/v1/incidents/" + incident);
      } else {
        for (Act act : Act.values()) {
          String token = sign(new Purpose(incident, act, now.plus(valid)));
          links.put(act.word(), baseUrl + PATH + token);
        }
      }
    }
    return links;
  }

  /** Where all of it can be looked at; empty where no base URL is set. */
  public Map<String, String> ofDigest() {
    return baseUrl == null ? Map.of() : Map.of("open", baseUrl + "/v1/alerts");
  }

  /** The last part of a link. */
  public String sign(Purpose purpose) {
    String plain =
        "%s.%s.%d"
            .formatted(
                purpose.incident(), purpose.act().word(), purpose.expires().getEpochSecond());
    return plain + "." + base64(mac(plain));
  }

  /** What a link is for; empty if it was not signed by us, or has expired. */
  public Optional<Purpose> verify(String token, Instant now) {
    int dot = token.lastIndexOf('.');
    if (key == null || dot < 0) {
      return Optional.empty();
    }
    String plain = token.substring(0, dot);
    byte[] given = token.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
    byte[] ours = base64(mac(plain)).getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(given, ours)) {
      return Optional.empty();
    }
    return parse(plain).filter(purpose -> now.isBefore(purpose.expires()));
  }

  private static Optional<Purpose> parse(String plain) {
    String[] parts = plain.split("\\.", -1);
    try {
      return parts.length != 3
          ? Optional.empty()
          : Arrays.stream(Act.values())
              .filter(act -> act.word().equals(parts[1]))
              .findFirst()
              .map(act ->
                  new Purpose(parts[0], act, Instant.ofEpochSecond(Long.parseLong(parts[2]))));
    } catch (NumberFormatException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private byte[] mac(String plain) {
    if (key == null) {
      throw new IllegalStateException("notify.links.key is not set");
    }
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] secret = secrets.resolve(key).getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(plain.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
