package io.loginwatch.notify.channel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A short-lived token in the Authorization header: HS256 (RFC 7519, RFC 7515).
 *
 * @param secret what both sides know
 * @param issuer claim {@code iss}
 * @param audience claim {@code aud}
 * @param valid how long from now
 */
record JwtBearer(Supplier<String> secret, String issuer, String audience, Duration valid) {

  String header(Instant now) {
    ObjectNode header = JsonNodeFactory.instance.objectNode().put("alg", "HS256").put("typ", "JWT");
    ObjectNode claims =
        JsonNodeFactory.instance
            .objectNode()
            .put("iss", issuer)
            .put("aud", audience)
            .put("sub", "alert-notification")
            .put("iat", now.getEpochSecond())
            .put("exp", now.plus(valid).getEpochSecond());
    String signed = encoded(header.toString()) + "." + encoded(claims.toString());
    return "Bearer " + signed + "." + base64(mac(signed));
  }

  private byte[] mac(String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.get().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }

  private static String encoded(String text) {
    return base64(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
