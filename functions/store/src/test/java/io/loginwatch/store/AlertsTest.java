package io.loginwatch.store;

import static io.loginwatch.core.AlertBuilder.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Subject;
import io.loginwatch.sam.LocalDynamoDb;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class AlertsTest {
  private static final LocalDynamoDb DB = LocalDynamoDb.start();
  private final Alerts alerts = new Alerts(DB.client(), DB.environment());

  @AfterAll
  static void stop() {
    DB.close();
  }

  @Test
  void an_alert_is_found_by_its_id() {
    Alert alert = alert("new-country").of("ann").suppressed("learning").build();

    boolean fresh = alerts.put(alert);

    assertThat(fresh).isTrue();
    assertThat(alerts.byId(alert.id())).contains(alert);
    assertThat(alerts.byId("ffffffffffffffffffffffff")).isEmpty();
  }

  @Test
  void the_same_alert_again_is_not_recorded_and_what_is_there_stays() {
    Alert first = alert("new-device").of("ben").summary("as it was told").build();
    Alert again = alert("new-device").of("ben").summary("in other words").build();

    alerts.put(first);

    assertThat(alerts.put(again)).isFalse();
    assertThat(alerts.byId(first.id())).contains(first);
  }

  @Test
  void alerts_of_a_subject_come_newest_first_and_page_by_page() {
    List<Alert> written = new ArrayList<>();
    for (int minute = 10; minute < 20; minute++) {
      written.add(alert("new-city").of("cleo").at("09:" + minute).events("e" + minute).build());
    }
    written.forEach(alerts::put);

    List<Alert> read = new ArrayList<>();
    String next = null;
    do {
      var page = alerts.of(Subject.user("cleo"), null, next, 3);
      read.addAll(page.items());
      next = page.next();
    } while (next != null);

    assertThat(read).containsExactlyElementsOf(written.reversed());
  }

  @Test
  void a_range_of_time_includes_its_beginning_and_not_its_end() {
    Alert in = alert("new-city").of("dora").at("10:00").build();
    Alert out = alert("new-city").of("dora").at("11:00").build();
    alerts.put(in);
    alerts.put(out);

    var page =
        alerts.of(Subject.user("dora"), "2026-03-02T10:00:00.000Z", "2026-03-02T11:00:00.000Z", 9);

    assertThat(page.items()).containsExactly(in);
  }

  @Test
  void alerts_are_listed_by_day_and_the_days_that_have_some_are_known() {
    Alert old =
        alert("dormant-account").of("eve").at(Instant.parse("1999-12-31T23:59:59Z")).build();
    Alert older = alert("dormant-account").of("eve").at(Instant.EPOCH).build();
    alerts.put(old);
    alerts.put(older);

    assertThat(alerts.days().between("1900-01-01", "2000-01-01", 10))
        .containsExactly("1999-12-31", "1970-01-01");
    assertThat(alerts.ofDay("1999-12-31", null, null, 10).items()).containsExactly(old);
  }

  @Test
  void an_alert_says_which_incident_it_belongs_to_once_it_does() {
    Alert alert = alert("new-city").of("fay").build();
    alerts.put(alert);

    alerts.setIncident(alert, "inc-9");

    assertThat(alerts.byId(alert.id())).contains(alert.in("inc-9"));
  }

  @Test
  void an_alert_that_is_gone_is_not_made_again_by_its_incident() {
    Alert gone = alert("new-city").of("gus").build();

    alerts.setIncident(gone, "inc-9");

    assertThat(alerts.of(Subject.user("gus"), null, null, 9).items()).isEmpty();
  }
}
