package io.loginwatch.notify;

import static io.loginwatch.core.AlertBuilder.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.incident.Incident.Status;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinksTest {
  private final NotifyRig rig =
      NotifyRig.start(
          """
          notify:
            links: {base_url: "https://loginwatch.example/", key: env:LINKS_SECRET, valid: 1h}
            channels: {ops: {kind: recording}}
          """);
  private final Alert alert =
      alert("impossible-travel").severity(Severity.CRITICAL).at(NotifyRig.NOON).build();
  private Map<String, String> links;

  @BeforeEach
  void tell() {
    rig.raise(alert);
    links = rig.recording.about("ops").getFirst().links();
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void opening_a_link_asks_and_changes_nothing() {
    var page = rig.wiring().actPage().get(token("acknowledge"));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.html()).contains("<form method=\"post\">").contains("user alice");
    assertThat(rig.incidentOf(alert).status()).isEqualTo(Status.OPEN);
  }

  @Test
  void pressing_the_button_acts_and_is_remembered() {
    var page = rig.wiring().actPage().post(token("false_positive"));

    assertThat(page.status()).isEqualTo(200);
    assertThat(rig.incidentOf(alert).status()).isEqualTo(Status.FALSE_POSITIVE);
    assertThat(rig.incidentOf(alert).history().getLast().who()).isEqualTo("link");
  }

  @Test
  void this_was_not_me_is_told_to_everybody_at_once() {
    rig.wiring().actPage().post(token("deny"));
    rig.sweep();

    assertThat(rig.recording.to("ops")).hasSize(2);
    assertThat(rig.incidentOf(alert).history().getLast().detail()).contains("this was not me");
  }

  @Test
  void a_link_works_until_its_hour_is_over() {
    rig.pass(Duration.ofHours(1).minusSeconds(1));
    assertThat(rig.wiring().actPage().get(token("resolve")).status()).isEqualTo(200);

    rig.pass(Duration.ofSeconds(1));
    assertThat(rig.wiring().actPage().get(token("resolve")).status()).isEqualTo(403);
    assertThat(rig.wiring().actPage().post(token("resolve")).status()).isEqualTo(403);
    assertThat(rig.incidentOf(alert).status()).isEqualTo(Status.OPEN);
  }

  @Test
  void a_link_for_one_thing_is_not_a_link_for_another() {
    String forged = token("acknowledge").replace("acknowledge", "resolve");

    assertThat(rig.wiring().actPage().post(forged).status()).isEqualTo(403);
  }

  @Test
  void links_lead_to_where_the_deployment_is() {
    assertThat(links.get("open"))
        .isEqualTo("https://loginwatch.example/v1/incidents/" + rig.incidentOf(alert).id());
    assertThat(links)
        .containsOnlyKeys(
            "open",
            "acknowledge",
            "snooze",
            "resolve",
            "false_positive",
            "benign",
            "confirm",
            "deny");
  }

  private String token(String act) {
    String link = links.get(act);
    return link.substring(link.lastIndexOf('/') + 1);
  }
}
