package io.loginwatch.notify.message;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.AlertId;
import io.loginwatch.core.alert.Factor;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.alert.Subject;
import io.loginwatch.core.digest.Digest;
import io.loginwatch.core.digest.DigestWindow;
import io.loginwatch.core.digest.Tally;
import io.loginwatch.core.incident.Grouping;
import io.loginwatch.core.incident.Incident;
import io.loginwatch.core.incident.NoticeKind;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Place;
import io.loginwatch.core.login.Source;
import io.loginwatch.notify.Notice;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** An invented story to look at messages with: addresses and numbers are of the documentation. */
public final class Samples {
  private static final Instant START = Instant.parse("2026-03-02T09:40:12Z");
  private static final ZoneId ZONE = ZoneId.of("Europe/Rome");
  private static final Grouping GROUPING =
      new Grouping(Duration.ofMinutes(30), Duration.ofHours(24));
  private static final String BASE = "https://loginwatch.example.com";

  private Samples() {}

  /** A notice of that kind. */
  public static Notice of(Occasion occasion) {
    return switch (occasion) {
      case ALERT, USER -> about(NoticeKind.FIRST, 1, List.of(travel()));
      case GROUPED -> about(NoticeKind.FIRST, 1, List.of(travel(), country(), device()));
      case UPDATE -> about(NoticeKind.UPDATE, 2, List.of(travel(), country(), device(), mfa()));
      case REMINDER -> about(NoticeKind.REMINDER, 3, List.of(travel()));
      case ACKNOWLEDGED -> about(NoticeKind.ACKNOWLEDGED, 2, List.of(travel()));
      case CLOSING -> about(NoticeKind.CLOSING, 3, List.of(travel(), country()));
      case TEST -> about(NoticeKind.TEST, 1, List.of(travel()));
      case DIGEST -> summary();
    };
  }

  /** A notice about those alerts, the leading one first. */
  public static Notice.About about(NoticeKind kind, int number, List<Alert> alerts) {
    Incident incident = incident(kind, alerts);
    List<Alert> shown = alerts.stream().limit(Incident.LISTED).toList();
    return new Notice.About(
        kind,
        incident.id() + "#ops#" + number,
        number,
        START.plusSeconds(30),
        ZONE,
        incident,
        shown,
        alerts.size() - shown.size(),
        kind == NoticeKind.UPDATE ? 2 : 0,
        "alice@example.com",
        links(incident.id()),
        Set.of());
  }

  private static Incident incident(NoticeKind kind, List<Alert> alerts) {
    List<Incident> near = new ArrayList<>();
    for (Alert alert : alerts) {
      Incident folded = GROUPING.fold(alert.subject().key(), alert, near, START).incident();
      near = List.of(folded);
    }
    Incident incident = near.getFirst();
    return switch (kind) {
      case ACKNOWLEDGED ->
          incident.marked(
              Incident.Status.ACKNOWLEDGED, null, START.plusSeconds(180), "bob", "calling her");
      case UPDATE -> incident.usersWord().confirmed(START.plusSeconds(240), "link", false);
      case CLOSING ->
          incident.marked(
              Incident.Status.BENIGN, null, START.plusSeconds(900), "bob", "she is in New York");
      default -> incident;
    };
  }

  private static Map<String, String> links(String incident) {
    Map<String, String> links = new TreeMap<>();
    for (var act : io.loginwatch.notify.Links.Act.values()) {
      // As long as real ones are.
      String token =
          incident + "." + act.word() + ".1773048442." + "Zm9yLXByZXZpZXctb25seS0".repeat(2);
      links.put(act.word(), BASE + io.loginwatch.notify.Links.PATH + token);
    }
    return links;
  }

  private static Alert travel() {
    return alert(
        "impossible-travel",
        "Impossible travel",
        "alice logged in from New York, US 40 minutes after Rome, IT: 6,890 km at 10,335 km/h.",
        Severity.HIGH,
        80,
        0,
        List.of(
            new Factor("speed_kmh", "10335", "up to 900", 60),
            new Factor("distance_km", "6890", null, 15),
            new Factor("city", "New York, US", "Rome, IT", 5)));
  }

  private static Alert country() {
    return alert(
        "new-country",
        "New country",
        "alice logged in from US for the first time.",
        Severity.LOW,
        25,
        0,
        List.of(new Factor("country", "US", "IT", 25)));
  }

  private static Alert device() {
    return alert(
        "new-device",
        "New device",
        "alice logged in with Firefox on Linux for the first time.",
        Severity.LOW,
        20,
        0,
        List.of(new Factor("device", "Firefox on Linux", "Safari on iOS 18", 20)));
  }

  private static Alert mfa() {
    return alert(
        "mfa-disabled",
        "MFA disabled",
        "The second factor of alice was turned off.",
        Severity.CRITICAL,
        95,
        300,
        List.of(new Factor("action", "mfa-disabled", null, 95)));
  }

  /** One of many, for those who want to see what gives way. */
  public static Alert numbered(int number) {
    return alert(
        "unusual-login",
        "Unusual login " + number,
        "alice logged in from a network and with a device that are both new, at an odd hour.",
        Severity.MEDIUM,
        55,
        number,
        List.of(new Factor("network", "AS64500", "AS64511", 30)));
  }

  private static Alert alert(
      String rule,
      String title,
      String summary,
      Severity severity,
      double score,
      int seconds,
      List<Factor> factors) {
    var subject = Subject.user("alice");
    String login = "login-" + seconds;
    return new Alert(
        AlertId.of(rule, subject, login),
        rule,
        title,
        summary,
        severity,
        score,
        subject,
        START.plusSeconds(seconds),
        "alice",
        new Source(
            "192.0.2.7",
            new Place("US", "NY", "New York", 40.7128, -74.006, 20),
            new Network(64500, "Example Telecom", Network.Kind.FIXED),
            Set.of(),
            null),
        "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
        List.of("login-before", login),
        2,
        factors,
        List.of(),
        List.of("attack.t1078"),
        rule.equals("impossible-travel") ? "https://wiki.example.org/travel?for=soc&kind=1" : null,
        List.of(),
        null,
        Map.of());
  }

  private static Notice.Summary summary() {
    var window =
        new DigestWindow(
            Instant.parse("2026-03-01T23:00:00Z"), Instant.parse("2026-03-02T23:00:00Z"), ZONE);
    var now =
        new Tally(
            23,
            41,
            Map.of(
                "unusual-login",
                9,
                "impossible-travel",
                6,
                "password-spraying",
                5,
                "mfa-fatigue",
                3),
            Map.of("critical", 2, "high", 8, "medium", 13),
            Map.of("alice", 7, "bob", 4, "carol", 3, "service-backup", 2),
            Map.of("US", 8, "IT", 6, "NL", 5, "BR", 4),
            Map.of("192.0.2.7", 8, "198.51.100.23", 5, "2001:db8::17", 2),
            Map.of("learning", 22, "allowed-network", 12, "snoozed", 7),
            Map.of("alice", 410, "bob", 160));
    var before =
        new Tally(
            17,
            35,
            Map.of("unusual-login", 11, "impossible-travel", 2, "password-spraying", 4),
            Map.of("high", 5, "medium", 12),
            Map.of("alice", 2, "bob", 5, "dave", 4),
            Map.of("US", 3, "IT", 8, "NL", 6),
            Map.of("198.51.100.23", 7),
            Map.of("learning", 30, "allowed-network", 5),
            Map.of("alice", 95, "bob", 170));
    var digest =
        new Digest(
            "daily-0000-europe-rome",
            Digest.Period.DAILY,
            window,
            now,
            before,
            List.of(new Digest.Mover("alice", 95, 410), new Digest.Mover("carol", 0, 120)),
            Map.of("pager", 2),
            List.of("okta-production"));
    return new Notice.Summary(
        "daily-0000-europe-rome@2026-03-02",
        Instant.parse("2026-03-03T07:00:04Z"),
        ZONE,
        digest,
        3,
        Map.of("open", BASE + "/"),
        Set.of());
  }
}
