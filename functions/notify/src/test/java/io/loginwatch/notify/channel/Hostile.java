package io.loginwatch.notify.channel;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.AlertId;
import io.loginwatch.core.alert.Factor;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.alert.Subject;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Place;
import io.loginwatch.core.login.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Alerts about somebody who writes what they like into their user name and user agent. */
final class Hostile {
  static final String USER =
      "eve\r\nBcc: victim@example.com\n<!channel> <!here> <@U1> @everyone @here @channel"
          + " <https://evil.example|click> [x](https://evil.example) <b>bold</b> \"quoted\" 'single'"
          + " **b** _i_ `c` \u202Egnp.exe\u202C \u0007\u0000 \uD83D <script>alert(1)</script> {{who}}";

  private Hostile() {}

  static Alert alert(int number) {
    var subject = Subject.user(USER);
    return new Alert(
        AlertId.of("impossible-travel", subject, String.valueOf(number)),
        "impossible-travel",
        "Impossible travel " + number,
        (USER + " logged in. ").repeat(4) + "😀".repeat(200),
        Severity.CRITICAL,
        99,
        subject,
        Instant.parse("2026-03-02T09:40:12Z").plusSeconds(number),
        USER,
        new Source(
            "192.0.2.7",
            new Place("US", null, "<b>@here</b> *York*", 1, 2, 3),
            new Network(64500, "<!channel> & Sons", Network.Kind.FIXED),
            Set.of(),
            null),
        "<script>alert(1)</script> @everyone https://evil.example/" + "x".repeat(500),
        List.of("login-1", "login-" + number),
        2,
        List.of(new Factor("city", USER, USER, 60)),
        List.of(),
        List.of(),
        "javascript:alert(1)",
        List.of(),
        null,
        Map.of());
  }
}
