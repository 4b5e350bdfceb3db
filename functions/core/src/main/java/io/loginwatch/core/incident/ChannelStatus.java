package io.loginwatch.core.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a channel is doing.
 *
 * @param channel its name
 * @param offSince when it was turned off because its destination is gone; null while it is on
 * @param offReason what the destination said
 * @param slowUntil until when it is left to the minute sweep because it hung
 * @param lastSentAt when it last took a notice
 * @param lastFailure its last other answer
 */
public record ChannelStatus(
    String channel,
    @Nullable Instant offSince,
    @Nullable String offReason,
    @Nullable Instant slowUntil,
    @Nullable Instant lastSentAt,
    @Nullable String lastFailure) {

  /** A channel that nothing is known of. */
  public static ChannelStatus fresh(String channel) {
    return new ChannelStatus(channel, null, null, null, null, null);
  }

  public boolean isOff() {
    return offSince != null;
  }

  public boolean isSlow(Instant now) {
    return slowUntil != null && now.isBefore(slowUntil);
  }
}
