package io.loginwatch.core.rule;

import io.loginwatch.core.login.Login;
import io.loginwatch.core.profile.Profile;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether where a login comes from is known of its user: what sets a person who mistypes a
 * password apart from a stranger who guesses it. Rules see the answer as {@code
 * loginwatch.known.address} and so on, each true or false.
 */
public interface Familiarity {

  /** Nobody is known from anywhere. */
  Familiarity NONE = (login, profile) -> Known.NOTHING;

  /** What of this login is known of its user, who may have no profile yet. */
  Known of(Login login, @Nullable Profile profile);

  /**
   * What is known of the user.
   *
   * @param address whether the user logged in from this address before
   * @param network whether from this network (its range of addresses, or its autonomous system)
   * @param device whether with such a device
   * @param country whether from this country
   */
  record Known(boolean address, boolean network, boolean device, boolean country) {
    static final Known NOTHING = new Known(false, false, false, false);
  }
}
