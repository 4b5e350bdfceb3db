package io.loginwatch.core.detection;

import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.profile.Networks;
import io.loginwatch.core.profile.Session;
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
            .severity(severity(seen, session, device, network))
            .weight(device ? 60 : 10)
            .factor("device", seen.visit().device().label(), session.device().label(), 0)
            .factor("place", seen.visit().spot().label(), session.spot().label(), 0)
            .tags("T1539", "T1550.004")
            .build());
  }

  private static Severity severity(
      Sighting seen, Session session, boolean device, boolean network) {
    if (device) {
      return network ? Severity.HIGH : Severity.MEDIUM;
    }
    boolean abroad =
        !session.spot().country().equals(seen.visit().spot().country()) && seen.inStrangeCountry();
    return abroad && !seen.visit().egress() ? Severity.MEDIUM : Severity.LOW;
  }

  private static boolean otherDevice(Device before, Device now) {
    return before.known()
        && now.known()
        && !(before.os().equals(now.os())
            && before.kind().equals(now.kind())
            && before.browser().equals(now.browser()));
  }
}
