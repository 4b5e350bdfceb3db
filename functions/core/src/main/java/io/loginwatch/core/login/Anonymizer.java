package io.loginwatch.core.login;

/** How an address hides who is behind it. */
public enum Anonymizer {
  /** A Tor exit. */
  TOR,
  /** A commercial VPN. */
  VPN,
  /** A public or residential proxy. */
  PROXY,
  /** A privacy relay that keeps the user's region, such as iCloud Private Relay. */
  RELAY,
  /** A rented server. */
  HOSTING,
  /** The log says "anonymizer" and no more. */
  UNSPECIFIED
}
