package io.loginwatch.core.detection;

import io.loginwatch.core.login.Login;

/**
 * Judges logins, one at a time, in order of arrival.
 *
 * <p>Same logins, same settings, same alerts, to the byte: there is no clock, no randomness and no
 * I/O in here. A login that was judged before and is judged again on the same memory raises alerts
 * with the same ids or none, and changes nothing else. Not safe for use by several threads on one
 * memory.
 */
public interface Engine {

  /** Judges one login against what is remembered, and updates that. */
  Verdict judge(Login login, Memory memory);
}
