package io.loginwatch.ingest.http;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.loginwatch.config.SecretReference;
import io.loginwatch.config.Secrets;
import io.loginwatch.config.Section;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signatures of whole bodies, where {@code ingest.signatures.<log source>} names a kind and its
 * secret: then nothing of that log source is taken in without one.
 *
 * <p>Safe for use by several threads.
 */
public final class Signatures {
  private final Map<String, Rule> rules;
  private final Secrets secrets;

  private enum Kind {
    KEYCLOAK,
    GITHUB,
    STANDARD_WEBHOOKS
  }

  private record Rule(Kind kind, SecretReference secret) {}

  private Signatures(Map<String, Rule> rules, Secrets secrets) {
    this.rules = rules;
    this.secrets = secrets;
  }

  /** Reads {@code ingest.signatures}. */
  public static Signatures of(Section ingest, Secrets secrets) {
    Map<String, Rule> rules = new LinkedHashMap<>();
    for (Map.Entry<String, Section> entry : ingest.sections("signatures").entrySet()) {
      Section section = entry.getValue();
      Kind kind = section.choice("kind", Kind.STANDARD_WEBHOOKS);
      section
          .secret("secret")
          .ifPresentOrElse(
              secret -> rules.put(entry.getKey(), new Rule(kind, secret)),
              () -> section.problem("secret", "is needed to verify signatures with"));
    }
    return new Signatures(Map.copyOf(rules), secrets);
  }

  /** Why the request is not taken in, or null if it may be. */
  @Nullable String refusal(Request request) {
    Rule rule = request.logSource() == null ? null : rules.get(request.logSource());
    if (rule == null || request.body().length == 0) {
      return null;
    }
    String secret = secrets.resolve(rule.secret);
    boolean right =
        switch (rule.kind) {
          case KEYCLOAK ->
              isHex(request.header("x-keycloak-signature"), "", secret, request.body());
          case GITHUB ->
              isHex(request.header("x-hub-signature-256"), "sha256=", secret, request.body());
          case STANDARD_WEBHOOKS -> isStandard(request, secret);
        };
    return right
        ? null
        : "the "
            + rule.kind.name().toLowerCase(Locale.ROOT).replace('_', ' ')
            + " signature is missing or wrong";
  }

  private static boolean isHex(@Nullable String header, String prefix, String secret, byte[] body) {
    if (header == null || !header.startsWith(prefix)) {
      return false;
    }
    try {
      byte[] given =
          HexFormat.of().parseHex(header.substring(prefix.length()).toLowerCase(Locale.ROOT));
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return MessageDigest.isEqual(mac.doFinal(body), given);
    } catch (IllegalArgumentException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA256", e);
    }
  }

  private static boolean isStandard(Request request, String secret) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    request.headers().forEach((name, value) -> headers.put(name, List.of(value)));
    try {
      new Webhook(secret)
          .verify(
              new String(request.body(), StandardCharsets.UTF_8),
              HttpHeaders.of(headers, (name, value) -> true));
      return true;
    } catch (WebhookVerificationException | EmptyWebhookSecretException e) {
      return false;
    }
  }
}
