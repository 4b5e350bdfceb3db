package io.loginwatch.core.profile;

/**
 * The parallels and meridians that places lie between, in ten-thousandths of a degree; those that
 * are not located do not count.
 */
record Box(int south, int north, int west, int east) {
  /** No place at all: north of nothing and south of nothing. */
  static final Box EMPTY =
      new Box(Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MAX_VALUE, Integer.MIN_VALUE);

  static Box around(Visit[] visits) {
    Box box = EMPTY;
    for (Visit visit : visits) {
      box = box.with(visit.spot());
    }
    return box;
  }

  Box with(Spot spot) {
    return spot.located() && !holds(spot)
        ? new Box(
            Math.min(south, spot.latitude()),
            Math.max(north, spot.latitude()),
            Math.min(west, spot.longitude()),
            Math.max(east, spot.longitude()))
        : this;
  }

  private boolean holds(Spot spot) {
    return spot.latitude() >= south
        && spot.latitude() <= north
        && spot.longitude() >= west
        && spot.longitude() <= east;
  }

  /** Whether a place in it can be that far from a located one: cheap, errs on the side of yes. */
  boolean canExceed(Spot from, double km) {
    if (south > north) {
      return false;
    }
    double meridian =
        Math.max(
            Math.abs((double) from.latitude() - south), Math.abs((double) north - from.latitude()));
    double parallel =
        Math.max(
            Math.abs((double) from.longitude() - west), Math.abs((double) east - from.longitude()));
    // No way is shorter than the geodesic, not that along the meridian and then along the parallel
    // that the place is on.
    double along = Math.cos(from.latitude() * Distance.RADIANS) * parallel;
    return (meridian + along) * Distance.RADIANS * Distance.LONGEST_RADIUS_KM >= km;
  }
}
