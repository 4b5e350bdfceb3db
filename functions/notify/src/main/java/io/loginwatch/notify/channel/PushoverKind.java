package io.loginwatch.notify.channel;

import io.loginwatch.config.Section;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.notify.Channel;
import io.loginwatch.notify.ChannelKind;
import io.loginwatch.notify.ChannelParts;
import io.loginwatch.notify.Notice;
import io.loginwatch.notify.channel.http.Call;
import io.loginwatch.notify.message.Clip;
import io.loginwatch.notify.message.Medium;
import io.loginwatch.notify.message.Message;
import io.loginwatch.notify.message.Writer;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Pushover: a push to a phone. */
final class PushoverKind implements ChannelKind {
  /** Limits of Pushover's API reference, in characters. */
  static final int TITLE = 250;

  static final int MESSAGE = 1024;
  static final int URL = 512;

  @Override
  public String kind() {
    return "pushover";
  }

  @Override
  public Optional<Channel> open(String name, Section section, ChannelParts parts) {
    var fields = new Fields(name, section, parts);
    if (fields.unset("token", "user")) {
      return Optional.empty();
    }
    Supplier<String> token = fields.secret("token");
    Supplier<String> user = fields.secret("user");
    boolean emergency = section.flag("emergency", false);
    Supplier<URI> url = fields.url("api_url", "https://api.pushover.net/1/messages.json");
    Writer writer = fields.writer();
    return HttpChannel.open(
        fields,
        notice -> {
          Map<String, String> form = form(notice, writer, emergency);
          form.put("token", token.get());
          form.put("user", user.get());
          return Call.form(url.get(), form);
        });
  }

  static Map<String, String> form(Notice notice, Writer writer, boolean emergency) {
    // The link is a field of its own; with all of them there would be no room for what to do.
    Message message = writer.writeBody(withoutLinks(notice), Medium.TEXT, MESSAGE);
    String url = notice.links().getOrDefault("open", "");
    Map<String, String> form = new LinkedHashMap<>();
    form.put("title", Clip.chars(message.title(), TITLE));
    String body = message.body().isEmpty() ? message.title() : message.body();
    form.put("message", Clip.lines(body, MESSAGE));
    form.put("timestamp", String.valueOf(notice.at().getEpochSecond()));
    if (!url.isEmpty() && url.length() <= URL) {
      form.put("url", url);
      form.put("url_title", "Open");
    }
    priority(form, notice.severity(), emergency);
    return form;
  }

  private static Notice withoutLinks(Notice notice) {
    return switch (notice) {
      case Notice.Summary digest -> digest;
      case Notice.About about -> about.withoutLinks();
    };
  }

  /** 2 rings until somebody answers, every minute for an hour; 1 rings in quiet hours too. */
  private static void priority(Map<String, String> form, Severity severity, boolean emergency) {
    int priority =
        switch (severity) {
          case CRITICAL -> emergency ? 2 : 1;
          case HIGH -> 1;
          case MEDIUM -> 0;
          case LOW, INFO -> -1;
        };
    form.put("priority", String.valueOf(priority));
    if (priority == 2) {
      form.put("retry", "60");
      form.put("expire", "3600");
    }
  }
}
