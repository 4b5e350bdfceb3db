package io.loginwatch.notify.channel;

import io.loginwatch.notify.ChannelKind;
import io.loginwatch.notify.message.Medium;
import java.util.List;
import java.util.Optional;

/** Every kind of channel there is. A new one is a class of its own and a line here. */
public final class ChannelKinds {

  public static final List<ChannelKind> ALL =
      List.of(
          new SnsKind(),
          new SmtpKind(),
          new SesKind(),
          new SlackKind(),
          new DiscordKind(),
          new TeamsKind(),
          new GoogleChatKind(),
          AttachmentKind.mattermost(),
          AttachmentKind.rocketChat(),
          new TelegramKind(),
          new PushoverKind(),
          new NtfyKind(),
          new PagerDutyKind(),
          new OpsgenieKind(),
          new WebhookKind(),
          new HttpRequestKind(),
          new EventBridgeKind(),
          new LogKind());

  private ChannelKinds() {}

  /** The kind with that word. */
  public static Optional<ChannelKind> of(String word) {
    return ALL.stream().filter(kind -> kind.kind().equals(word)).findFirst();
  }

  /** How the text of that kind's messages is read at the other end; plain for most. */
  public static Medium medium(String word) {
    return switch (word) {
      case "slack" -> Medium.SLACK;
      case "discord", "mattermost", "rocketchat" -> Medium.MARKDOWN;
      case "telegram" -> Medium.RICH;
      case "teams", "google-chat" -> Medium.CARD;
      default -> Medium.TEXT;
    };
  }
}
