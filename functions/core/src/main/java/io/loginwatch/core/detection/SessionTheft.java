package io.loginwatch.core.detection;

import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.profile.Familiar;
import io.loginwatch.core.profile.Learning;
import io.loginwatch.core.profile.Session;
import io.loginwatch.core.profile.Spot;
import io.loginwatch.core.profile.Visit;
import io.loginwatch.core.settings.Sessions;
import java.util.List;

/**
 * One session on two devices, or at two places between which nobody could have carried it: somebody
 * has the cookie. A person who changes from wireless to mobile keeps the device, and both networks
 * are known. A session that comes along on an honest journey speaks for its user: the same browser
 * with its cookies is there.
 */
final class SessionTheft implements Detector {
  static final String RULE = "session-theft";

  /** Who used a session of their own on a computer so lately need not go on with another's. */
  private static final long LATELY = 8 * 3_600_000L;

  private final long memory;
  private final Jumpers jumpers;
  private final Weights weights;

  SessionTheft(Sessions settings, Jumpers jumpers, Weights weights) {
    this.memory = settings.memory().toMillis();
    this.jumpers = jumpers;
    this.weights = weights;
  }

  @Override
  public boolean isOfJourneys() {
    return true;
  }

  @Override
  public void inspect(Sighting seen, List<Signal> signals) {
    Session now = seen.session();
    if (now == null) {
      return;
    }
    Session session = seen.profile().session(now.id());
    if (session == null || Math.abs(seen.time() - session.time()) > memory) {
      OwnersReturn.inspect(seen, signals);
      return;
    }
    if (session.address() == now.address()) {
      return;
    }
    boolean strangeNetwork = session.network() != seen.visit().network() && seen.onStrangeNetwork();
    boolean device =
        otherDevice(session.device(), seen.visit().device(), strangeNetwork)
            || (strangeNetwork && session.device().known() && seen.isOutdated());
    boolean tooFast = (strangeNetwork || isStrangeLine(seen)) && Journey.isTooFast(seen, session);
    if (device || strangeNetwork || tooFast) {
      Severity severity = severity(seen, session, device, strangeNetwork, tooFast, signals);
      signals.add(moved(seen, session, severity, device));
    } else {
      OwnersReturn.inspect(seen, signals);
    }
  }

  private Signal moved(Sighting seen, Session session, Severity severity, boolean device) {
    boolean honest = severity == Severity.INFO;
    double weight =
        honest ? weights.of("carried-session") : device ? 20 : severity == Severity.LOW ? 0 : 10;
    var signal = Signal.of(RULE, seen);
    if (severity == Severity.MEDIUM && !device && Jumpers.areUnnamed(seen, session.network())) {
      signal.remember(Jumpers.TOLD);
    }
    return signal
        .title(honest ? "A session that moved along" : "A session in two hands")
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
        .severity(severity)
        .weight(weight)
        .factor("device", seen.visit().device().label(), session.device().label(), 0)
        .factor("place", seen.visit().spot().label(), session.spot().label(), weight)
        .tags("T1539", "T1550.004")
        .build();
  }

  private Severity severity(
      Sighting seen,
      Session session,
      boolean device,
      boolean strangeNetwork,
      boolean tooFast,
      List<Signal> signals) {
    if (device && strangeNetwork) {
      return Severity.HIGH;
    }
    if (device && handedOver(seen, session)) {
      return Severity.MEDIUM;
    }
    if (device && !tooFast) {
      return Severity.LOW;
    }
    if (strangeNetwork && seen.visit().onServer()) {
      return mayBeAnywhere(seen) ? Severity.LOW : Severity.MEDIUM;
    }
    if (strangeNetwork && !mayBeAnywhere(seen) && Journey.leapt(seen, session)) {
      return Severity.MEDIUM;
    }
    if (!tooFast) {
      return Severity.INFO;
    }
    if (OwnPhones.isOnStrangeCarrier(seen)) {
      return Severity.MEDIUM;
    }
    return excused(seen, signals)
            || isUsual(seen, session, strangeNetwork)
            || isOnItsCarrier(seen, session)
            || (Jumpers.areUnnamed(seen, session.network())
                && jumpers.isUsual(seen, session.spot(), session.time()))
        ? Severity.LOW
        : Severity.MEDIUM;
  }

  /**
   * Whether a browser that has no business with the session goes on with it on the user's own
   * networks. Where the log has one session for all of a user's devices, one of them may; a browser
   * that was never seen may not, nor may a computer that has just had a session of its own. A
   * system that signs its user in to all its programs has one session for these: another program on
   * it is no thief's at an address where the user was on another day, nor at the company's exit or
   * behind its security gateway.
   */
  private static boolean handedOver(Sighting seen, Session session) {
    Device now = seen.visit().device();
    boolean desktop = now.kind().equals("desktop");
    boolean never =
        seen.deviceNews() == DeviceNews.NEW
            || (seen.deviceNews() == DeviceNews.OTHER_CLIENT
                && (desktop || isOlder(seen, session))
                && !Carriers.isAtOwnLine(seen)
                && !Egresses.isGateway(seen.login())
                && !seen.onCompanyExit());
    return !seen.learning()
        && (never || (!sameMachine(session.device(), now) && hasItsOwn(seen, session)));
  }

  /**
   * Whether it is a machine of another kind, on an older system than the user's own of that kind.
   */
  private static boolean isOlder(Sighting seen, Session session) {
    Device now = seen.visit().device();
    return !sameMachine(session.device(), now)
        && seen.profile()
            .devices()
            .any(one -> sameMachine(one.key(), now) && one.key().browser().equals(now.browser()));
  }

  private static boolean hasItsOwn(Sighting seen, Session session) {
    for (Session other : seen.profile().sessions()) {
      if (other.id() != session.id()
          && sameMachine(other.device(), seen.visit().device())
          && Math.abs(seen.time() - other.time()) <= LATELY) {
        return true;
      }
    }
    return false;
  }

  /** Whether the journey is one that is believed. */
  static boolean excused(Sighting seen, List<Signal> signals) {
    for (Signal signal : signals) {
      if (signal.rule().equals(ImpossibleTravel.RULE) && !signal.reasons().isEmpty()) {
        return true;
      }
    }
    return mayBeAnywhere(seen);
  }

  /** Whether its user is too new to say where that is, or came through the company's exit. */
  private static boolean mayBeAnywhere(Sighting seen) {
    return seen.learning() || seen.onCompanyExit();
  }

  /**
   * Whether the session came to a town where its user is on many days; or it is a line of the
   * user's own provider, which databases put in another town of the country.
   */
  private static boolean isUsual(Sighting seen, Session session, boolean strangeNetwork) {
    Familiar<Spot> place = seen.knownPlace();
    return (place != null && place.days() >= Habits.HABIT)
        || (!strangeNetwork
            && seen.network() != null
            && session.spot().country().equals(seen.visit().spot().country()));
  }

  /**
   * Whether it is a phone's, by its carrier or by what may be, elsewhere in the country: gateways
   * are in other towns.
   */
  private static boolean isOnItsCarrier(Sighting seen, Session session) {
    Visit visit = seen.visit();
    return Journey.isPhoneOnCarrier(visit)
        && session.spot().country().equals(visit.spot().country());
  }

  /** Whether that is a line in a town the user was never in. */
  private static boolean isStrangeLine(Sighting seen) {
    return seen.knownPlace() == null && Journey.isLine(seen.visit());
  }

  /**
   * Whether that is another browser or another machine. A system is updated now and then, but not
   * on the way to a network that nobody knows.
   */
  private static boolean otherDevice(Device before, Device now, boolean underWay) {
    return before.known()
        && now.known()
        && !(sameMachine(before, now)
            && (isNamelessApp(before, now)
                || (before.browser().equals(now.browser())
                    && (!underWay || before.osMajor().equals(now.osMajor())))));
  }

  /** Whether one of both is an app on a phone of which nothing is known but the system. */
  private static boolean isNamelessApp(Device before, Device now) {
    return Learning.isPhone(now) && (before.browser().isEmpty() || now.browser().isEmpty());
  }

  private static boolean sameMachine(Device one, Device other) {
    return one.os().equals(other.os()) && one.kind().equals(other.kind());
  }
}
