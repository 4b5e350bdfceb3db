package io.loginwatch.notify.message;

import io.loginwatch.notify.Notice;
import java.util.Locale;

/**
 * What a message is for. The name in lower case is the first part of a template's file name: {@code
 * alert.slack.mustache}.
 */
public enum Occasion {
  /** The first that is heard of an incident of one alert. */
  ALERT,
  /** The first that is heard of an incident of several alerts. */
  GROUPED,
  /** The incident has grown. */
  UPDATE,
  /** Nobody has looked at it yet. */
  REMINDER,
  /** Somebody is on it. */
  ACKNOWLEDGED,
  /** It is over. */
  CLOSING,
  /** A question to the affected user: was this you? */
  USER,
  /** The day's or the week's summary. */
  DIGEST,
  /** Does this channel work? */
  TEST;

  /** What that notice is for. */
  public static Occasion of(Notice notice) {
    return switch (notice) {
      case Notice.Summary _ -> DIGEST;
      case Notice.About about ->
          switch (about.kind()) {
            case FIRST -> about.alerts().size() + about.more() > 1 ? GROUPED : ALERT;
            case UPDATE -> UPDATE;
            case REMINDER -> REMINDER;
            case ACKNOWLEDGED -> ACKNOWLEDGED;
            case CLOSING -> CLOSING;
            case DIGEST -> DIGEST;
            case TEST -> TEST;
          };
    };
  }

  /** The part of a template's file name. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
