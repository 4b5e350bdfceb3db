package io.loginwatch.notify.channel;

import io.loginwatch.notify.ChannelKind;
import java.util.List;
import java.util.Optional;

/** Every kind of channel there is. A new one is a class of its own and a line here. */
public final class ChannelKinds {

  public static final List<ChannelKind> ALL =
      List.of(new SlackKind(), new SmtpKind(), new SnsKind(), new LogKind());

  private ChannelKinds() {}

  /** The kind with that word. */
  public static Optional<ChannelKind> of(String word) {
    return ALL.stream().filter(kind -> kind.kind().equals(word)).findFirst();
  }
}
