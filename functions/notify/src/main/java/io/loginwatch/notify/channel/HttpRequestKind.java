package io.loginwatch.notify.channel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.config.Section;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.AlertJson;
import io.loginwatch.notify.Channel;
import io.loginwatch.notify.ChannelKind;
import io.loginwatch.notify.ChannelParts;
import io.loginwatch.notify.Notice;
import io.loginwatch.notify.channel.http.Call;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/** A plain POST of alerts as a JSON array, with a bearer token: what one's own script expects. */
final class HttpRequestKind implements ChannelKind {
  /** Bytes of one request; alerts beyond it are left out, the leading one last. */
  static final int BYTES = 256_000;

  @Override
  public String kind() {
    return "http-request";
  }

  @Override
  public Optional<Channel> open(String name, Section section, ChannelParts parts) {
    var fields = new Fields(name, section, parts);
    if (fields.unset("url")) {
      return Optional.empty();
    }
    Supplier<URI> url = fields.url("url");
    Optional<Supplier<String>> token = fields.optionalSecret("token");
    Choice choice = Choice.read(section);
    return HttpChannel.choosing(
        fields,
        notice ->
            choice
                .of(notice)
                .map(chosen -> {
                  Call call =
                      Call.json(url.get(), payload(chosen, choice))
                          .with("Idempotency-Key", Digests.sha256(notice.key()));
                  return token.isPresent()
                      ? call.with("Authorization", "Bearer " + token.get().get())
                      : call;
                }));
  }

  static ArrayNode payload(Notice notice, Choice choice) {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    switch (notice) {
      case Notice.Summary _ -> json.add(IncidentJson.of(notice, BYTES));
      case Notice.About about -> {
        int room = BYTES;
        for (Alert alert : about.alerts()) {
          ObjectNode one = choice.of(AlertJson.toJson(alert.in(about.incident().id())));
          room -= Sizes.bytes(one) + 1;
          if (room < 0 && !json.isEmpty()) {
            break;
          }
          json.add(one);
        }
      }
    }
    return json;
  }
}
