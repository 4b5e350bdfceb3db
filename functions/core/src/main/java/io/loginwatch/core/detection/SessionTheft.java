package io.loginwatch.core.detection;

import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.profile.Distance;
import io.loginwatch.core.profile.Egress;
import io.loginwatch.core.profile.Learning;
import io.loginwatch.core.profile.Networks;
import io.loginwatch.core.profile.Session;
import io.loginwatch.core.profile.Spot;
import io.loginwatch.core.profile.Visit;
import io.loginwatch.core.settings.Sessions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One session on two devices, or suddenly in another country on a network the user was never on:
 * somebody has the cookie. A person who changes from wireless to mobile keeps the device, and both
 * networks are known.
 */
final class SessionTheft implements Detector {
  static final String RULE = "session-theft";

  /** Further than a city and its surroundings. */
  private static final double FAR_KM = 100;

  /** A train, in kilometres an hour, and hours to and from it at the least. */
  private static final double BY_ROAD_KMH = 250;

  private static final double BY_ROAD = 0.25;

  /**
   * An airliner, in kilometres an hour, and hours besides: for a phone that is used at both gates,
   * and from a line to another.
   */
  private static final double BY_AIR_KMH = 850;

  private static final double GATE_TO_GATE = 0.75;
  private static final double DOOR_TO_DOOR = 1.25;

  /** Kilometres to which databases know where a line is; a carrier's addresses are known worse. */
  private static final int LINE_KM = 20;

  private final long memory;

  SessionTheft(Sessions settings) {
    this.memory = settings.memory().toMillis();
  }

  /** 32 bits of a session's id; 0 without one. */
  static int id(@Nullable String session) {
    return session == null || session.isEmpty() ? 0 : (int) Networks.mix(session, session.length());
  }

  @Override
  public void inspect(Sighting seen, List<Signal> signals) {
    int id = id(seen.login().session());
    Session session = id == 0 ? null : seen.profile().session(id);
    if (session == null || Math.abs(seen.time() - session.time()) > memory) {
      return;
    }
    String ip = seen.visit().ip();
    boolean sameAddress = session.address() == (int) Networks.mix(ip, ip.length());
    boolean device = otherDevice(session.device(), seen.visit().device());
    boolean network = session.network() != seen.visit().network();
    boolean strangeNetwork =
        (network && seen.onStrangeNetwork()) || (isLine(seen) && jumped(seen, session));
    if (sameAddress || !(device || strangeNetwork)) {
      return;
    }
    signals.add(
        Signal.of(RULE, seen)
            .title("A session in two hands")
            .summary(
                "A session of "
                    + seen.login().user()
                    + " that was on "
                    + session.device().label()
                    + " in "
                    + session.spot().label()
                    + " is now on "
                    + seen.visit().device().label()
                    + " in "
                    + seen.visit().spot().label()
                    + ".")
            .severity(severity(seen, session, device, strangeNetwork, signals))
            .weight(device ? 20 : 10)
            .factor("device", seen.visit().device().label(), session.device().label(), 0)
            .factor("place", seen.visit().spot().label(), session.spot().label(), 0)
            .tags("T1539", "T1550.004")
            .build());
  }

  /**
   * On the user's own networks, another device of the user may well go on with a session, where the
   * log has one for all of them. One that was never seen, with another system, may not: a browser
   * does not hand its cookies over. Nor does a browser move to a rented server.
   */
  private static Severity severity(
      Sighting seen,
      Session session,
      boolean device,
      boolean strangeNetwork,
      List<Signal> signals) {
    if (!strangeNetwork) {
      boolean other = !session.device().os().equals(seen.visit().device().os());
      boolean never = seen.deviceNews() == Sighting.DeviceNews.NEW && !seen.learning();
      return device && other && never ? Severity.MEDIUM : Severity.LOW;
    }
    if (device) {
      return Severity.HIGH;
    }
    if (seen.visit().egress() == Egress.SERVER) {
      return seen.learning() || Habits.isUsedToHiding(seen.profile()) || seen.onCompanyExit()
          ? Severity.LOW
          : Severity.MEDIUM;
    }
    return jumped(seen, session) && !excused(seen, signals) ? Severity.MEDIUM : Severity.LOW;
  }

  /** Whether the journey is one that is believed. */
  private static boolean excused(Sighting seen, List<Signal> signals) {
    for (Signal signal : signals) {
      if (signal.rule().equals(ImpossibleTravel.RULE) && !signal.reasons().isEmpty()) {
        return true;
      }
    }
    return seen.learning() || seen.onCompanyExit();
  }

  /**
   * Whether that is a line in a town the user was never in. Where a phone's carrier has its address
   * says nothing, so that only a place as exact as a line's counts for phones.
   */
  private static boolean isLine(Sighting seen) {
    Visit visit = seen.visit();
    int radius = visit.spot().radius();
    return seen.knownPlace() == null
        && !visit.hidden()
        && visit.kind() != Network.Kind.MOBILE
        && (!Learning.isPhone(visit.device()) || (radius >= 0 && radius <= LINE_KM));
  }

  /**
   * Whether the session moved faster than its user can, to an address that says where it is. Where
   * the session's own address said nothing, the user was where an address last said so.
   */
  private static boolean jumped(Sighting seen, Session session) {
    Visit visit = seen.visit();
    Spot to = visit.spot();
    if (visit.egress() == Egress.TUNNEL || !to.located()) {
      return false;
    }
    Visit from = start(seen, session);
    if (from != null && from.hidden()) {
      return false;
    }
    Spot spot = from == null ? session.spot() : from.spot();
    long time = from == null ? session.time() : from.time();
    if (!spot.located()) {
      return false;
    }
    double km = Distance.km(spot, to) - Math.max(spot.radius(), 25) - Math.max(to.radius(), 25);
    double hours = Math.max(Math.abs(visit.time() - time), 60_000L) / 3_600_000.0;
    boolean carried = Learning.isPhone(visit.device()) || visit.kind() == Network.Kind.MOBILE;
    double byAir = (carried ? GATE_TO_GATE : DOOR_TO_DOOR) + km / BY_AIR_KMH;
    return km > FAR_KM && hours < Math.min(BY_ROAD + km / BY_ROAD_KMH, byAir);
  }

  /**
   * The last visit up to the session's that says where its user was, or a later one of this very
   * computer by a line, in whatever session; if none does, the session's own; null if that is not
   * remembered.
   */
  private static @Nullable Visit start(Sighting seen, Session session) {
    Visit start = null;
    for (Visit visit : seen.visits()) {
      boolean says = !visit.hidden() && visit.spot().located();
      if (visit.time() <= session.time()) {
        start = says || start == null || start.hidden() ? visit : start;
      } else if (says && visit.time() <= seen.time() && isThisComputer(seen, visit)) {
        start = visit;
      }
    }
    return start;
  }

  /** Whether that was this device, by a line: a computer is where its line is. */
  private static boolean isThisComputer(Sighting seen, Visit visit) {
    return visit.device().equals(seen.visit().device())
        && !Learning.isPhone(visit.device())
        && visit.kind() != Network.Kind.MOBILE;
  }

  private static boolean otherDevice(Device before, Device now) {
    return before.known()
        && now.known()
        && !(before.os().equals(now.os())
            && before.kind().equals(now.kind())
            && before.browser().equals(now.browser()));
  }
}
