package io.loginwatch.core.profile;

/** Whether an address says where its user is. */
public enum Egress {
  /** It does, as far as anybody knows. */
  NONE,
  /** A rented server: somebody's VPN, or somebody's attack. */
  SERVER,
  /** A VPN, proxy, relay, security gateway, satellite or aircraft: it says nothing. */
  TUNNEL
}
