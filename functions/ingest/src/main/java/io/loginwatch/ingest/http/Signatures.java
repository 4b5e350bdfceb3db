package io.loginwatch.ingest.http;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.loginwatch.config.SecretReference;
import io.loginwatch.config.Secrets;
import io.loginwatch.config.Section;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
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
 * secret, or several while one is rotated: then nothing of that log source is taken in without one.
 *
 * <p>Safe for use by several threads.
 */
public final class Signatures {
  /** How far the clocks of sender and receiver may be apart, by Standard Webhooks. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final Map<String, Rule> rules;
  private final Secrets secrets;
  private final InstantSource clock;

  private enum Kind {
    KEYCLOAK,
    GITHUB,
    STANDARD_WEBHOOKS
  }

  private record Rule(Kind kind, List<SecretReference> secrets) {}

  private Signatures(Map<String, Rule> rules, Secrets secrets, InstantSource clock) {
    this.rules = rules;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** Reads {@code ingest.signatures}. */
  public static Signatures of(Section ingest, Secrets secrets, InstantSource clock) {
    Map<String, Rule> rules = new LinkedHashMap<>();
    for (Map.Entry<String, Section> entry : ingest.sections("signatures").entrySet()) {
      Section section = entry.getValue();
      Kind kind = section.choice("kind", Kind.STANDARD_WEBHOOKS);
      List<SecretReference> references = new ArrayList<>(section.secrets("secrets"));
      section.secret("secret").ifPresent(references::add);
      if (references.isEmpty()) {
        section.problem("secret", "is needed to verify signatures with");
      }
      rules.put(entry.getKey(), new Rule(kind, List.copyOf(references)));
    }
    return new Signatures(Map.copyOf(rules), secrets, clock);
  }

  /** Why the request is not taken in, or null if it may be. */
  @Nullable String refusal(Request request) {
    Rule rule = request.logSource() == null ? null : rules.get(request.logSource());
    if (rule == null || request.body().length == 0) {
      return null;
    }
    boolean right = false;
    for (SecretReference reference : rule.secrets) {
      right |= isSigned(request, rule.kind, secrets.resolve(reference));
    }
    return right
        ? null
        : "the "
            + rule.kind.name().toLowerCase(Locale.ROOT).replace('_', ' ')
            + " signature is missing or wrong";
  }

  private boolean isSigned(Request request, Kind kind, String secret) {
    return switch (kind) {
      case KEYCLOAK -> isHex(request.header("x-keycloak-signature"), "", secret, request.body());
      case GITHUB ->
          isHex(request.header("x-hub-signature-256"), "sha256=", secret, request.body());
      case STANDARD_WEBHOOKS -> isStandard(request, secret);
    };
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

  /** Signed within the tolerance, by any of the signatures that a sender gives while it rotates. */
  private boolean isStandard(Request request, String secret) {
    String id = request.header(Webhook.UNBRANDED_MSG_ID_KEY);
    String timestamp = request.header(Webhook.UNBRANDED_MSG_TIMESTAMP_KEY);
    String given = request.header(Webhook.UNBRANDED_MSG_SIGNATURE_KEY);
    if (id == null || timestamp == null || given == null || !timestamp.matches("[0-9]{1,11}")) {
      return false;
    }
    long signedAt = Long.parseLong(timestamp);
    if (Math.abs(clock.instant().getEpochSecond() - signedAt) > TOLERANCE.toSeconds()) {
      return false;
    }
    byte[] right = sign(secret, id, signedAt, request.body());
    boolean known = false;
    for (String one : given.split(" ")) {
      known |= MessageDigest.isEqual(right, one.getBytes(StandardCharsets.UTF_8));
    }
    return known;
  }

  private static byte[] sign(String secret, String id, long signedAt, byte[] body) {
    try {
      return new Webhook(secret)
          .sign(id, signedAt, new String(body, StandardCharsets.UTF_8))
          .getBytes(StandardCharsets.UTF_8);
    } catch (EmptyWebhookSecretException | WebhookSigningException | IllegalArgumentException e) {
      throw new BadSecret(e);
    }
  }

  /** A secret that nothing can be verified with: the operator's to repair, the sender's to wait. */
  static final class BadSecret extends IllegalStateException {
    private static final long serialVersionUID = 1;

    BadSecret(Exception cause) {
      super("the secret is none of Standard Webhooks: base64, with or without whsec_", cause);
    }
  }
}
