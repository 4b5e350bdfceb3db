package io.loginwatch.core.incident;

import static io.loginwatch.core.AlertBuilder.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class GroupingTest {
  private static final Grouping GROUPING = new Grouping(Duration.ofMinutes(30), Duration.ofDays(1));
  private static final Instant NINE = LoginBuilder.DAY.plus(Duration.ofHours(9));

  @Test
  void an_alert_exactly_the_gap_later_is_in_the_same_incident() {
    assertThat(incidentsOf(at(0), at(30))).hasSize(1);
  }

  @Test
  void an_alert_a_millisecond_past_the_gap_opens_another() {
    Alert late = alert("new-device").at(NINE.plus(Duration.ofMinutes(30).plusMillis(1))).build();

    assertThat(incidentsOf(at(0), late)).hasSize(2);
  }

  @Test
  void an_alert_that_closes_the_gap_makes_one_of_two() {
    assertThat(incidentsOf(at(0), at(50), at(25)))
        .singleElement()
        .satisfies(one -> assertThat(one.alertCount()).isEqualTo(3));
  }

  @Test
  void an_incident_ends_after_its_longest_time() {
    var short_ = new Grouping(Duration.ofMinutes(30), Duration.ofMinutes(40));

    assertThat(incidentsOf(short_, at(0), at(20), at(40))).hasSize(1);
    assertThat(incidentsOf(short_, at(0), at(20), at(41))).hasSize(2);
  }

  @Property(tries = 300)
  void any_order_of_arrival_makes_the_same_incidents(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 0, max = 400) Integer> minutes,
      @ForAll Random random) {
    Set<Integer> distinct = new TreeSet<>(minutes);
    List<Alert> inOrder = distinct.stream().map(GroupingTest::at).toList();
    List<Alert> shuffled = new ArrayList<>(inOrder);
    Collections.shuffle(shuffled, random);

    assertThat(partition(shuffled)).isEqualTo(partition(inOrder));
  }

  @Test
  void travel_leads_and_speaks_for_the_new_country_of_the_same_login() {
    Alert country = alert("new-country").severity(Severity.HIGH).events("b").at(NINE).build();
    Alert travel =
        alert("impossible-travel")
            .severity(Severity.HIGH)
            .events("a", "b")
            .absorbs("new-country", "new-device")
            .at(NINE)
            .build();

    Incident incident = incidentsOf(country, travel).getFirst();

    assertThat(incident.leading().orElseThrow().rule()).isEqualTo("impossible-travel");
    assertThat(incident.rules()).containsExactly("impossible-travel", "new-country");
  }

  @Test
  void travel_does_not_speak_for_the_new_country_of_another_login() {
    Alert country = alert("new-country").severity(Severity.CRITICAL).events("z").at(NINE).build();
    Alert travel =
        alert("impossible-travel")
            .severity(Severity.HIGH)
            .events("a", "b")
            .absorbs("new-country")
            .at(NINE)
            .build();

    assertThat(incidentsOf(country, travel).getFirst().leading().orElseThrow().rule())
        .isEqualTo("new-country");
  }

  @Test
  void an_incident_lists_fifty_alerts_and_counts_all() {
    Alert[] many = new Alert[Incident.LISTED + 1];
    for (int i = 0; i < many.length; i++) {
      many[i] = at(i);
    }

    Incident incident = incidentsOf(many).getFirst();

    assertThat(incident.alerts()).hasSize(Incident.LISTED);
    assertThat(incident.alertCount()).isEqualTo(Incident.LISTED + 1);
    assertThat(incident.more()).isEqualTo(1);
  }

  @Test
  void an_incident_reads_back_as_it_was_written() {
    Incident incident =
        incidentsOf(at(0), at(3))
            .getFirst()
            .telling(List.of("slack", "mail"))
            .marked(Incident.Status.SNOOZED, NINE, NINE, "ann", "later");

    assertThat(RecordJson.read(RecordJson.write(incident), Incident.class)).isEqualTo(incident);
  }

  private static Alert at(int minute) {
    return alert("new-device")
        .at(NINE.plus(Duration.ofMinutes(minute)))
        .events("login-" + minute)
        .build();
  }

  private static List<Incident> incidentsOf(Alert... alerts) {
    return incidentsOf(GROUPING, alerts);
  }

  private static List<Incident> incidentsOf(Grouping grouping, Alert... alerts) {
    Map<String, Incident> all = new TreeMap<>();
    for (Alert alert : alerts) {
      var folded = grouping.fold("user:alice", alert, List.copyOf(all.values()), NINE);
      folded.merged().forEach(gone -> all.remove(gone.id()));
      all.put(folded.incident().id(), folded.incident());
    }
    return List.copyOf(all.values());
  }

  /** Which alerts are together: the alerts' ids by incident, without the incidents' names. */
  private static Set<Set<String>> partition(List<Alert> alerts) {
    Map<String, Set<String>> together = new HashMap<>();
    for (Incident incident : incidentsOf(alerts.toArray(Alert[]::new))) {
      Set<String> ids = together.computeIfAbsent(incident.id(), id -> new TreeSet<>());
      incident.alerts().forEach(member -> ids.add(member.id()));
    }
    return new HashSet<>(together.values());
  }
}
