package io.loginwatch.notify;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.AlertId;
import io.loginwatch.core.alert.Factor;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.alert.Subject;
import io.loginwatch.core.incident.Delivery;
import io.loginwatch.core.incident.Grouping;
import io.loginwatch.core.incident.NoticeKind;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Place;
import io.loginwatch.core.login.Source;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a test message tells: an invented login, said to be one. */
final class SampleNotice {
  private SampleNotice() {}

  static Notice.About of(
      Delivery delivery, ZoneId zone, Map<String, String> links, Set<String> done, Instant now) {
    Subject nobody = Subject.user("test.user");
    var alert =
        new Alert(
            AlertId.of("test", nobody, delivery.key()),
            "test",
            "Test message from Loginwatch",
            "This is a test: nobody logged in. It shows that this channel works.",
            Severity.INFO,
            0,
            nobody,
            now,
            nobody.id(),
            new Source(
                "192.0.2.10",
                new Place("IT", "Lazio", "Rome", 41.9, 12.5, 20),
                new Network(64500, "Example Telecom", Network.Kind.FIXED),
                Set.of(),
                "documentation"),
            "Loginwatch test",
            List.of("test"),
            1,
            List.of(new Factor("country", "IT", "IT", 0)),
            List.of(),
            List.of("test"),
            null,
            List.of(),
            null,
            Map.of());
    var incident =
        new Grouping(Duration.ofMinutes(30), Duration.ofDays(1))
            .fold(nobody.key(), alert, List.of(), now)
            .incident();
    return new Notice.About(
        NoticeKind.TEST,
        delivery.key(),
        delivery.notice(),
        now,
        zone,
        incident,
        List.of(alert.in(incident.id())),
        0,
        0,
        null,
        links,
        done);
  }
}
