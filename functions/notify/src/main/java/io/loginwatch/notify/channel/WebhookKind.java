package io.loginwatch.notify.channel;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.loginwatch.config.Section;
import io.loginwatch.notify.Channel;
import io.loginwatch.notify.ChannelKind;
import io.loginwatch.notify.ChannelParts;
import io.loginwatch.notify.Notice;
import io.loginwatch.notify.channel.http.Call;
import io.loginwatch.notify.message.Occasion;
import io.loginwatch.notify.message.Samples;
import io.loginwatch.notify.message.Writer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Anybody's server: JSON, signed as Standard Webhooks 1.0 says where there is a secret. */
final class WebhookKind implements ChannelKind {
  /** Standard Webhooks recommends to stay below 20 KB. */
  static final int BYTES = 20_000;

  /** Secrets that sign at the same time, while a receiver changes from one to the next. */
  private static final int SECRETS = 4;

  @Override
  public String kind() {
    return "webhook";
  }

  @Override
  public Optional<Channel> open(String name, Section section, ChannelParts parts) {
    var fields = new Fields(name, section, parts);
    if (fields.unset("url")) {
      return Optional.empty();
    }
    Supplier<URI> url = fields.url("url");
    WebhookBody body = section.choice("body", WebhookBody.LOGINWATCH);
    List<Supplier<String>> secrets = fields.secrets("secrets");
    if (secrets.size() > SECRETS) {
      fields.fault("secrets", "are more than " + SECRETS);
    }
    Optional<JwtBearer> bearer = bearer(fields);
    Choice choice = Choice.read(section);
    Writer writer = fields.writer();
    if (body == WebhookBody.TEMPLATE) {
      tryOut(fields, writer);
    }
    InstantSource clock = parts.clock();
    return HttpChannel.choosing(
        fields,
        notice ->
            choice
                .of(notice)
                .map(chosen -> {
                  String text =
                      body == WebhookBody.TEMPLATE
                          ? writer.body(chosen).toString()
                          : body.of(chosen, choice, BYTES).toString();
                  Call call = Call.post(url.get(), body.contentType(), text);
                  Call signed = signed(call, text, notice, secrets, clock.instant());
                  return bearer
                      .map(jwt -> signed.with("Authorization", jwt.header(clock.instant())))
                      .orElse(signed);
                }));
  }

  /** A template that is wrong is found at the start, not by the first alert. */
  private static void tryOut(Fields fields, Writer writer) {
    try {
      for (Occasion occasion : Occasion.values()) {
        writer.body(Samples.of(occasion));
      }
    } catch (IllegalArgumentException e) {
      fields.fault("body", String.valueOf(e.getMessage()));
    }
  }

  private static Optional<JwtBearer> bearer(Fields fields) {
    Section section = fields.section();
    Optional<Supplier<String>> secret = fields.optionalSecret("jwt_secret");
    String issuer = section.text("jwt_issuer", "loginwatch");
    String audience = section.text("jwt_audience", fields.name());
    Duration valid =
        section.duration(
            "jwt_valid", Duration.ofMinutes(5), Duration.ofSeconds(10), Duration.ofHours(1));
    return secret.map(key -> new JwtBearer(key, issuer, audience, valid));
  }

  /** One signature for each secret: the receiver takes the one that it knows. */
  static Call signed(
      Call call, String body, Notice notice, List<Supplier<String>> secrets, Instant now) {
    String id = "msg_" + Digests.sha256(notice.key()).substring(0, 32);
    long timestamp = now.getEpochSecond();
    Call identified =
        call.with("webhook-id", id).with("webhook-timestamp", String.valueOf(timestamp));
    if (secrets.isEmpty()) {
      return identified;
    }
    String signatures =
        secrets.stream()
            .map(secret -> signature(secret.get(), id, timestamp, body))
            .collect(Collectors.joining(" "));
    return identified.with("webhook-signature", signatures);
  }

  private static String signature(String secret, String id, long timestamp, String body) {
    try {
      return new Webhook(secret).sign(id, timestamp, body);
    } catch (EmptyWebhookSecretException | WebhookSigningException e) {
      throw new IllegalArgumentException("the secret signs nothing: " + e.getMessage(), e);
    }
  }
}
