package io.loginwatch.notify;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.UserMail;
import io.loginwatch.core.digest.Digest;
import io.loginwatch.core.incident.Delivery;
import io.loginwatch.core.incident.Incident;
import io.loginwatch.core.incident.NoticeKind;
import io.loginwatch.core.incident.RecordJson;
import io.loginwatch.store.IncidentAlerts;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the notice of a delivery out of what the tables say now. */
final class Composer {
  private final NotifySettings settings;
  private final IncidentAlerts alerts;
  private final Links links;

  Composer(NotifySettings settings, IncidentAlerts alerts, Links links) {
    this.settings = settings;
    this.alerts = alerts;
    this.links = links;
  }

  /**
   * @param incident null for a digest and a test
   * @param othersHeld incidents that the channel's rate kept from it
   * @return empty if there is nothing left to tell: every alert has expired
   */
  Optional<Notice> compose(
      Delivery delivery, @Nullable Incident incident, int othersHeld, Instant now) {
    var zone = settings.policy(delivery.channel()).zone();
    var done = new HashSet<>(delivery.done());
    if (delivery.kind() == NoticeKind.DIGEST) {
      String payload = Objects.requireNonNull(delivery.payload(), "a digest without figures");
      return Optional.of(
          new Notice.Summary(
              delivery.key(),
              now,
              zone,
              RecordJson.read(payload, Digest.class),
              othersHeld,
              links.ofDigest(),
              done));
    }
    if (delivery.kind() == NoticeKind.TEST) {
      return Optional.of(SampleNotice.of(delivery, zone, links.ofDigest(), done, now));
    }
    if (incident == null) {
      return Optional.empty();
    }
    List<Alert> listed = alerts.of(incident);
    if (listed.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Notice.About(
            delivery.kind(),
            delivery.key(),
            delivery.notice(),
            now,
            zone,
            incident,
            listed.stream().map(alert -> alert.in(incident.id())).toList(),
            Math.max(0, incident.alertCount() - listed.size()),
            othersHeld,
            address(listed.getFirst()),
            links.of(incident.id(), now),
            done));
  }

  /**
   * The configuration's word comes first, then what the login's log said; and many users are called
   * by their address.
   */
  private @Nullable String address(Alert leading) {
    String user = leading.user();
    String known = user == null ? null : settings.users().get(user.toLowerCase(Locale.ROOT));
    return known != null
        ? known
        : UserMail.of(leading)
            .or(() -> Optional.ofNullable(user).filter(UserMail::isAddress))
            .orElse(null);
  }
}
