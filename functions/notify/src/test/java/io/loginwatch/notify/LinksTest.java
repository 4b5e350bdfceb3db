package io.loginwatch.notify;

import static io.loginwatch.core.AlertBuilder.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.alert.Subject;
import io.loginwatch.core.incident.Incident.Status;
import io.loginwatch.core.incident.NoticeKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinksTest {
  private static final String YAML =
      """
      notify:
        links: {base_url: "https://loginwatch.example/", key: env:LINKS_SECRET, valid: 1h}
        channels: {ops: {kind: recording}}
      """;

  private final NotifyRig rig = NotifyRig.start(YAML);
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
  void whoever_reads_the_users_mail_cannot_close_what_is_critical() {
    var page = rig.wiring().actPage().post(token("confirm"));
    rig.after(Duration.ofMinutes(5));

    assertThat(page.html()).contains("noted");
    assertThat(rig.incidentOf(alert).status()).isEqualTo(Status.OPEN);
    assertThat(rig.incidentOf(alert).history().getLast().what()).isEqualTo("confirmed");
    assertThat(rig.recording.about("ops").getLast().kind()).isEqualTo(NoticeKind.UPDATE);
  }

  @Test
  void what_the_user_says_twice_is_noted_once() {
    rig.wiring().actPage().post(token("confirm"));
    int entries = rig.incidentOf(alert).history().size();
    rig.wiring().actPage().post(token("confirm"));
    assertThat(rig.incidentOf(alert).history()).hasSize(entries);

    rig.wiring().actPage().post(token("deny"));
    rig.wiring().actPage().post(token("deny"));
    assertThat(rig.incidentOf(alert).history()).hasSize(entries + 1);
  }

  @Test
  void a_user_who_takes_back_that_it_was_them_is_believed() {
    Alert medium = raised("bob", Severity.MEDIUM);
    press(medium, "confirm");
    assertThat(rig.incidentOf(medium).status()).isEqualTo(Status.BENIGN);

    press(medium, "deny");
    rig.sweep();

    assertThat(rig.incidentOf(medium).status()).isEqualTo(Status.OPEN);
    assertThat(rig.incidentOf(medium).severity()).isEqualTo(Severity.CRITICAL);
    assertThat(rig.recording.to("ops")).hasSize(3);
  }

  @Test
  void a_denial_is_told_at_once_whatever_is_said_after_it() {
    rig.wiring().actPage().post(token("deny"));
    rig.wiring().actPage().post(token("confirm"));
    rig.sweep();

    assertThat(rig.recording.to("ops")).hasSize(2);
  }

  @Test
  void the_user_closes_what_is_not_high_unless_somebody_is_on_it() {
    Alert medium = raised("bob", Severity.MEDIUM);
    Alert high = raised("carol", Severity.HIGH);
    Alert taken = raised("dave", Severity.MEDIUM);
    rig.wiring().triage().mark(rig.incidentOf(taken).id(), Status.ACKNOWLEDGED, "ines", null);

    for (Alert one : List.of(medium, high, taken)) {
      press(one, "confirm");
    }

    assertThat(rig.incidentOf(medium).status()).isEqualTo(Status.BENIGN);
    assertThat(rig.incidentOf(high).status()).isEqualTo(Status.OPEN);
    assertThat(rig.incidentOf(taken).status()).isEqualTo(Status.ACKNOWLEDGED);
  }

  @Test
  void what_the_user_closes_can_be_set() {
    rig.configure(YAML.replace("valid: 1h", "valid: 1h, user_closes: never"));
    Alert medium = raised("bob", Severity.MEDIUM);
    press(medium, "confirm");
    assertThat(rig.incidentOf(medium).status()).isEqualTo(Status.OPEN);

    rig.configure(YAML.replace("valid: 1h", "valid: 1h, user_closes: critical"));
    press(alert, "confirm");
    assertThat(rig.incidentOf(alert).status()).isEqualTo(Status.BENIGN);
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
  void the_incident_can_be_looked_at_without_a_key_and_nothing_can_be_done_there() {
    rig.wiring().triage().mark(rig.incidentOf(alert).id(), Status.ACKNOWLEDGED, "ines", "on it");

    var page = rig.wiring().actPage().get(token("open"));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.html())
        .contains("user alice", "Mon 2 Mar 2026, 12:00 UTC: acknowledged by ines: on it")
        .doesNotContain("<form");
    long version = rig.incidentOf(alert).version();
    rig.wiring().actPage().post(token("open"));
    assertThat(rig.incidentOf(alert).version()).isEqualTo(version);
  }

  @Test
  void without_a_key_a_message_leads_to_the_api_alone() {
    rig.env.remove("LINK_KEY");
    rig.configure(YAML.replace(", key: env:LINKS_SECRET", ""));
    raised("bob", Severity.CRITICAL);

    assertThat(rig.recording.about("ops").getLast().links())
        .containsOnlyKeys("open")
        .extractingByKey("open")
        .asString()
        .startsWith("https://loginwatch.example/v1/incidents/");
  }

  @Test
  void links_lead_to_where_the_deployment_is() {
    assertThat(links.get("open"))
        .startsWith("https://loginwatch.example/v1/act/" + rig.incidentOf(alert).id() + ".open.");
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

  private Alert raised(String user, Severity severity) {
    Alert raised =
        alert("impossible-travel")
            .subject(Subject.user(user))
            .of(user)
            .severity(severity)
            .at(rig.now())
            .build();
    rig.raise(raised);
    rig.after(Duration.ofMinutes(1));
    return raised;
  }

  /** As the user does, who has the link in a mail. */
  private void press(Alert about, String act) {
    String incident = rig.incidentOf(about).id();
    links =
        rig.recording.about("ops").stream()
            .filter(notice -> notice.incident().id().equals(incident))
            .findFirst()
            .orElseThrow()
            .links();
    rig.wiring().actPage().post(token(act));
  }

  private String token(String act) {
    String link = links.get(act);
    return link.substring(link.lastIndexOf('/') + 1);
  }
}
