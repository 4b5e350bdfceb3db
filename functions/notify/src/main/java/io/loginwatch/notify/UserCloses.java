package io.loginwatch.notify;

import io.loginwatch.core.alert.Severity;

/**
 * The worst incident that "this was me", said by a link in the affected user's mail, closes. Above
 * it the answer is noted for those who watch: who took the account over may read its mail too.
 */
public enum UserCloses {
  /** None: the user's word is only ever noted. */
  NEVER,
  INFO,
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  boolean covers(Severity severity) {
    return this != NEVER && Severity.valueOf(name()).atLeast(severity);
  }
}
