package io.loginwatch.core.profile;

import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.settings.RiskLevel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one user. Immutable. Stored as {@link ProfileCodec} writes it: at most 1 KB for
 * an ordinary user and 8 KB for the busiest, because every part of it has a bound.
 *
 * @param since time of the first login, milliseconds since 1970
 * @param newest the latest time of a login; a late one never moves it back
 * @param logins successful logins, saturating
 * @param learningSince when learning began, the last time it did
 * @param learned successful logins since then, saturating
 * @param attended how many of the logins had a person there, saturating
 * @param visits the latest successful logins, sorted by time
 * @param devices known devices
 * @param networks known networks, by {@link Networks#key}
 * @param places known places
 * @param countries known countries
 * @param anonymizers kinds of anonymizer used
 * @param hours of the day, in the usual zone
 * @param zone hours east of Greenwich of the place that is used most
 * @param sessions the latest sessions
 * @param told what was told of lately
 * @param risk what is held against the user
 * @param level the level that risk had when it last changed
 * @param unusual signals of the last minutes
 * @param standing whether a log said that the account was disabled
 */
public record Profile(
    long since,
    long newest,
    int logins,
    long learningSince,
    int learned,
    int attended,
    Visits visits,
    Familiars<Device> devices,
    Familiars<Long> networks,
    Familiars<Spot> places,
    Familiars<String> countries,
    Familiars<Anonymizer> anonymizers,
    Clockface hours,
    int zone,
    RecentSessions sessions,
    List<Told> told,
    Decaying risk,
    RiskLevel level,
    Decaying unusual,
    Standing standing) {

  /** How deep {@link #glance} goes. */
  public static final int DEPTHS = 3;

  /** The shortest time for which Entra learns: five days, in milliseconds. */
  private static final long SHORTEST = 5 * 86_400_000L;

  /** Nothing is known yet. */
  public static final Profile EMPTY =
      new Profile(
          0,
          0,
          0,
          0,
          0,
          0,
          Visits.NONE,
          Familiars.none(),
          Familiars.none(),
          Familiars.none(),
          Familiars.none(),
          Familiars.none(),
          Clockface.EMPTY,
          0,
          RecentSessions.NONE,
          List.of(),
          Decaying.ZERO,
          RiskLevel.NONE,
          Decaying.ZERO,
          Standing.OPEN);

  /** Whether nobody has seen this user log in before. */
  public boolean isNew() {
    return logins == 0;
  }

  /** Whether the user was seen, by that time, for as long as Entra learns at the least. */
  public boolean isSeenForDays(long time) {
    return !isNew() && time - since >= SHORTEST;
  }

  /**
   * Whether that login is among the latest, and need not be judged again. Not every source numbers
   * its events well: with another address it is another login.
   */
  public boolean remembers(Visit visit) {
    if (visit.time() > visits.latest()) {
      return false;
    }
    for (int i = visits.size() - 1; i >= 0 && visits.get(i).time() >= visit.time(); i--) {
      Visit one = visits.get(i);
      if (one.time() == visit.time()
          && one.id().equals(visit.id())
          && one.ip().equals(visit.ip())) {
        return true;
      }
    }
    return false;
  }

  /** Whether a login of that time is older than everything that is remembered in detail. */
  public boolean forgot(long time) {
    return logins > visits.size() && !visits.isEmpty() && !visits.reach(time);
  }

  /** What is known of the network of that key; null if it is new, or 0 for none. */
  public @Nullable Familiar<Long> network(long key) {
    return key == 0 ? null : networks.numbered(key);
  }

  /** The known place that this one is, or else itself. */
  public Spot known(Spot spot) {
    Familiar<Spot> place = place(spot);
    return place == null ? spot : place.key();
  }

  /** What is known of the place that this one is; null if it is new. */
  public @Nullable Familiar<Spot> place(Spot spot) {
    // Of places that are one for people only one is kept: if it is this very one, it is no other.
    Familiar<Spot> exactly = places.find(spot);
    if (exactly != null) {
      return exactly;
    }
    // Most who are not where they were to the metre are at home.
    Familiar<Spot> home = places.most();
    return home != null && Distance.samePlace(home.key(), spot)
        ? home
        : places.first(place -> Distance.samePlace(place.key(), spot));
  }

  /** The session of that id, if it is remembered. */
  public @Nullable Session session(int id) {
    return sessions.find(id);
  }

  /** When that cause was last told of; {@link Long#MIN_VALUE} if it is not remembered. */
  public long toldOf(int cause) {
    for (int i = 0; i < told.size(); i++) {
      if (told.get(i).cause() == cause) {
        return told.get(i).time();
      }
    }
    return Long.MIN_VALUE;
  }

  /**
   * Touches what judging the next login will look at first, so that it is on its way into the
   * processor's cache. A profile is a tree, and what is deeper in it cannot be asked for before
   * what is above has come: of several profiles all are touched at one depth before any at the
   * next, so that they are waited for together.
   *
   * @param depth from 0 to less than {@value #DEPTHS}
   * @return nothing that means anything
   */
  public int glance(int depth) {
    return depth == 0
        ? logins + (unusual == Decaying.ZERO ? 0 : 1)
        : visits.glance(depth)
            + devices.glance(depth)
            + networks.glance(depth)
            + places.glance(depth)
            + countries.glance(depth)
            + hours.glance(depth)
            + sessions.glance(depth)
            + (depth == 1 ? (int) unusual.time() : 0);
  }

  /** With other causes told of. */
  public Profile telling(List<Told> told) {
    return with(risk, level, unusual, told);
  }

  /** With another standing. */
  public Profile standing(Standing standing) {
    return with(risk, level, unusual, told, standing);
  }

  /** With other risk, signals and causes told of. */
  public Profile with(Decaying risk, RiskLevel level, Decaying unusual, List<Told> told) {
    return with(risk, level, unusual, told, standing);
  }

  private Profile with(
      Decaying risk, RiskLevel level, Decaying unusual, List<Told> told, Standing standing) {
    return new Profile(
        since,
        newest,
        logins,
        learningSince,
        learned,
        attended,
        visits,
        devices,
        networks,
        places,
        countries,
        anonymizers,
        hours,
        zone,
        sessions,
        told,
        risk,
        level,
        unusual,
        standing);
  }
}
