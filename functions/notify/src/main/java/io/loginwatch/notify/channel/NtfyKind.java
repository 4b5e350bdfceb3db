package io.loginwatch.notify.channel;

import io.loginwatch.config.Section;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.notify.Channel;
import io.loginwatch.notify.ChannelKind;
import io.loginwatch.notify.ChannelParts;
import io.loginwatch.notify.Notice;
import io.loginwatch.notify.channel.http.Call;
import io.loginwatch.notify.message.Clip;
import io.loginwatch.notify.message.Links;
import io.loginwatch.notify.message.Medium;
import io.loginwatch.notify.message.Message;
import io.loginwatch.notify.message.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

/** An ntfy topic, public or on a server of one's own. */
final class NtfyKind implements ChannelKind {
  /** Bytes of a message; a longer one becomes an attached file. */
  static final int BYTES = 4096;

  private static final int TITLE = 250;

  @Override
  public String kind() {
    return "ntfy";
  }

  @Override
  public Optional<Channel> open(String name, Section section, ChannelParts parts) {
    var fields = new Fields(name, section, parts);
    if (fields.unset("topic_url")) {
      return Optional.empty();
    }
    Supplier<URI> url = fields.url("topic_url");
    Optional<Supplier<String>> token = fields.secretIfSet("token");
    Writer writer = fields.writer();
    return HttpChannel.open(
        fields,
        notice -> {
          Call call = call(url.get(), notice, writer);
          return token.isPresent()
              ? call.with("Authorization", "Bearer " + token.get().get())
              : call;
        });
  }

  static Call call(URI url, Notice notice, Writer writer) {
    Message message = writer.writeBody(notice, Medium.TEXT, BYTES);
    String body = message.body().isEmpty() ? message.title() : message.body();
    Call call =
        Call.post(url, "text/plain; charset=utf-8", Clip.bytes(body, BYTES))
            .with("Title", header(Clip.chars(message.title(), TITLE)))
            .with("Priority", priority(notice.severity()))
            .with("Tags", "warning,lock");
    String open = Links.safe(notice.links().getOrDefault("open", ""));
    return open.isEmpty() ? call : call.with("Click", open);
  }

  /** RFC 2047, which ntfy reads: a header is ASCII. */
  private static String header(String text) {
    boolean ascii = text.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
    return ascii
        ? text
        : "=?UTF-8?B?"
            + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8))
            + "?=";
  }

  private static String priority(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "max";
      case HIGH -> "high";
      case MEDIUM -> "default";
      case LOW -> "low";
      case INFO -> "min";
    };
  }
}
