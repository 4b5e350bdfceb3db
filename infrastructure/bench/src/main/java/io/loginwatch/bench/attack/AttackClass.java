package io.loginwatch.bench.attack;

import java.util.Locale;

/** The attacks that are measured. */
public enum AttackClass {
  FAR_TAKEOVER,
  FAR_TAKEOVER_LATE,
  NEW_COUNTRY_NEW_DEVICE,
  SAME_COUNTRY_RENTED_SERVER,
  VICTIMS_USER_AGENT_OWNER_BACK,
  TOR,
  BRUTE_FORCE_THEN_SUCCESS,
  PASSWORD_SPRAYING,
  CREDENTIAL_STUFFING,
  DISTRIBUTED_BRUTE_FORCE,
  MFA_FATIGUE,
  SESSION_THEFT,
  DORMANT_RETURN;

  /** The word in labels and tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The inverse of {@link #word()}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static AttackClass of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
