package io.loginwatch.core.rule;

import io.loginwatch.core.detection.Memory;
import io.loginwatch.core.login.Login;

/**
 * Tells whether where a login comes from is known of its user: what sets a person who mistypes a
 * password apart from a stranger who guesses it. Rules see the answer as {@code
 * loginwatch.known.address} and so on, each true or false.
 */
public interface Familiarity {

  /** Nobody is known from anywhere. */
  Familiarity NONE = (login, memory) -> Known.NOTHING;

  /** What of this login is known of its user, and of everyone, as far as anything is remembered. */
  Known of(Login login, Memory memory);

  /** What is known of the user; looked up when it is asked for. */
  interface Known {
    Known NOTHING = of(false, false, false, false, false, false, false);

    /** Whether the user is no newcomer: logged in ten times, or first five days ago. */
    boolean user();

    /** Whether the user logged in from this address before. */
    boolean address();

    /** Whether from this network (its range of addresses, or its autonomous system). */
    boolean network();

    /** Whether with such a device. */
    boolean device();

    /** Whether from this country. */
    boolean country();

    /** Whether from this town, or near it; where the log names none, from this country. */
    boolean place();

    /** Whether several colleagues come back to its network in its country. */
    boolean colleagues();

    /** These answers. */
    static Known of(
        boolean user,
        boolean address,
        boolean network,
        boolean device,
        boolean country,
        boolean place,
        boolean colleagues) {
      return new Answers(user, address, network, device, country, place, colleagues);
    }
  }

  /** Answers that were there before anybody asked. */
  record Answers(
      boolean user,
      boolean address,
      boolean network,
      boolean device,
      boolean country,
      boolean place,
      boolean colleagues)
      implements Known {}
}
