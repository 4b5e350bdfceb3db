package io.loginwatch.core.settings;

/**
 * The hours of the day at which a user logs in.
 *
 * @param logins that must be known before an hour can be unusual; 20
 * @param share of the user's logins, smoothed over the neighbouring hours, below which an hour is
 *     unusual; 0.01
 */
public record Hours(int logins, double share) {

  public static Hours defaults() {
    return new Hours(20, 0.01);
  }
}
