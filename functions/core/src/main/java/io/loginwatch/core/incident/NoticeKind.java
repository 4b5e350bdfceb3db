package io.loginwatch.core.incident;

/** Why a channel is told. */
public enum NoticeKind {
  /** The channel hears of the incident for the first time. */
  FIRST,
  /** The incident has grown since. */
  UPDATE,
  /** Nothing new, and nobody has looked at it yet. */
  REMINDER,
  /** Somebody is on it. Only for channels that keep incidents of their own. */
  ACKNOWLEDGED,
  /** It is over: closed by somebody, or quiet for longer than the gap. */
  CLOSING,
  /** The day's or the week's summary. */
  DIGEST,
  /** Somebody wants to see whether the channel works. */
  TEST
}
