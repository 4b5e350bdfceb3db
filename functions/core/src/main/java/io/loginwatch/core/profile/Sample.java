package io.loginwatch.core.profile;

import io.loginwatch.core.login.Device;
import org.jspecify.annotations.Nullable;

/**
 * What a successful login tells of what is usual: that its user came back with it on another day. A
 * login with something for the first time, as a thief's is, tells nothing; nor does the second one
 * of a day.
 *
 * @param group which of 64 groups the user is in
 * @param day counted from 1970-01-01 UTC
 * @param first whether it is the first of its day
 * @param line null where it is none that the user came back to
 * @param country the same; nor is it what a VPN says
 * @param client the same, without the version of the system
 */
public record Sample(
    int group,
    int day,
    boolean first,
    @Nullable Line line,
    @Nullable String country,
    @Nullable Device client) {

  /** What a login tells; null if nothing. */
  public static @Nullable Sample of(String user, Visit visit, Profile before) {
    if (before.isNew()) {
      return null;
    }
    int day = Familiar.day(visit.time());
    boolean first = Familiar.day(before.newest()) < day;
    String said = visit.spot().country();
    String country = said.length() == 2 ? said : "";
    Line line =
        visit.network() > 0 && isBack(before.networks().find(visit.network()), day)
            ? new Line(country, visit.network())
            : null;
    String place =
        !country.isEmpty() && !visit.hidden() && isBack(before.countries().find(said), day)
            ? country
            : null;
    Device client =
        visit.device().known() && isBack(before.devices().find(visit.device()), day)
            ? Population.client(visit.device())
            : null;
    return first || line != null || place != null || client != null
        ? new Sample(Population.group(user), day, first, line, place, client)
        : null;
  }

  private static boolean isBack(@Nullable Familiar<?> known, int day) {
    return known != null && Familiar.day(known.last()) < day;
  }
}
