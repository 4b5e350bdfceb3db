package io.loginwatch.core.detection;

import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.profile.Distance;
import io.loginwatch.core.profile.Egress;
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

  /** Up to here people take a train or a car; beyond, an aircraft, and need time at both ends. */
  private static final double BY_ROAD_KM = 500;

  private static final double BY_ROAD_KMH = 250;
  private static final double BY_AIR_KMH = 800;

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
    boolean strangeNetwork = network && seen.onStrangeNetwork();
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
    if (seen.visit().egress() == Egress.SERVER && !seen.learning()) {
      return Severity.MEDIUM;
    }
    return jumped(session, seen.visit()) && !excused(seen, session, signals)
        ? Severity.MEDIUM
        : Severity.LOW;
  }

  /** Whether the journey is one that is believed, or began where addresses say nothing. */
  private static boolean excused(Sighting seen, Session session, List<Signal> signals) {
    for (Visit visit : seen.visits()) {
      if (visit.time() == session.time() && visit.hidden()) {
        return true;
      }
    }
    for (Signal signal : signals) {
      if (signal.rule().equals(ImpossibleTravel.RULE) && !signal.reasons().isEmpty()) {
        return true;
      }
    }
    return seen.learning();
  }

  /** Whether the session moved faster than a car, to an address that says where it is. */
  private static boolean jumped(Session session, Visit visit) {
    Spot from = session.spot();
    Spot to = visit.spot();
    if (visit.egress() == Egress.TUNNEL || !from.located() || !to.located()) {
      return false;
    }
    double km = Distance.km(from, to) - Math.max(from.radius(), 25) - Math.max(to.radius(), 25);
    double hours = Math.max(Math.abs(visit.time() - session.time()), 60_000L) / 3_600_000.0;
    return km > FAR_KM && km / hours > (km < BY_ROAD_KM ? BY_ROAD_KMH : BY_AIR_KMH);
  }

  private static boolean otherDevice(Device before, Device now) {
    return before.known()
        && now.known()
        && !(before.os().equals(now.os())
            && before.kind().equals(now.kind())
            && before.browser().equals(now.browser()));
  }
}
