package io.loginwatch.contract;

import static io.loginwatch.core.AlertBuilder.alert;
import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Subject;
import io.loginwatch.core.incident.Delivery;
import io.loginwatch.core.incident.Grouping;
import io.loginwatch.core.incident.Incident;
import io.loginwatch.core.incident.NoticeKind;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.sam.Table;
import io.loginwatch.store.AlertDays;
import io.loginwatch.store.Alerts;
import io.loginwatch.store.Commits;
import io.loginwatch.store.Deliveries;
import io.loginwatch.store.Incidents;
import io.loginwatch.store.Logins;
import io.loginwatch.store.Profiles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** What the tables promise, and what the classes that keep them rely on. */
@ExtendWith(OnAnEndpoint.class)
class StoreContractTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  private final Stack stack;
  private final Map<String, String> env;
  private final Logins logins;
  private final Profiles profiles;
  private final Alerts alerts;
  private final Incidents incidents;
  private final Deliveries deliveries;

  StoreContractTest(Stack stack) {
    this.stack = stack;
    env = stack.environment();
    logins = new Logins(stack.db(), env);
    profiles = new Profiles(stack.db(), env);
    alerts = new Alerts(stack.db(), env);
    incidents = new Incidents(stack.db(), env);
    deliveries = new Deliveries(stack.db(), env);
  }

  @TestFactory
  Stream<DynamicTest> a_table_has_the_keys_indexes_stream_and_expiry_of_the_template() {
    return stack.template().tables().stream()
        .map(table -> DynamicTest.dynamicTest(table.id(), () -> assertMade(table)));
  }

  private void assertMade(Table wanted) {
    String name = stack.made(wanted.id());
    var made = stack.db().describeTable(describe -> describe.tableName(name)).table();
    assertThat(made.keySchema()).isEqualTo(wanted.request().keySchema());
    assertThat(made.globalSecondaryIndexes())
        .extracting(GlobalSecondaryIndexDescription::indexName)
        .containsExactlyInAnyOrderElementsOf(
            wanted.request().globalSecondaryIndexes().stream()
                .map(index -> index.indexName())
                .toList());
    assertThat(made.streamSpecification()).isEqualTo(wanted.request().streamSpecification());
    var ttl =
        stack.db().describeTimeToLive(describe -> describe.tableName(name)).timeToLiveDescription();
    assertThat(ttl.attributeName()).isEqualTo(wanted.ttlAttribute());
    assertThat(ttl.timeToLiveStatus()).isIn(TimeToLiveStatus.ENABLED, TimeToLiveStatus.ENABLING);
  }

  @Test
  void a_batch_of_logins_written_twice_is_there_once_and_inserted_once() {
    List<Login> batch =
        IntStream.range(0, 60)
            .mapToObj(n -> login().of("dave").id("n" + n).plus(Duration.ofMinutes(n)).build())
            .toList();
    var streams = new Streams(stack);
    streams.inserted("LoginsTable"); // by other tests

    logins.put(batch);
    JsonNode first = streams.inserted("LoginsTable");
    logins.put(batch);
    JsonNode second = streams.inserted("LoginsTable");

    assertThat(logins.of("dave", Instant.EPOCH, null, 100).items())
        .containsExactlyElementsOf(batch.reversed());
    assertThat(first.path("Records")).hasSize(60);
    assertThat(second.path("Records")).isEmpty();
  }

  @Test
  void a_page_of_logins_goes_on_where_the_last_one_ended() {
    List<Login> some =
        IntStream.range(0, 5)
            .mapToObj(n -> login().of("edna").id("n" + n).plus(Duration.ofMinutes(n)).build())
            .toList();
    logins.put(some);

    var first = logins.of("edna", Instant.EPOCH, null, 3);
    var rest = logins.of("edna", Instant.EPOCH, first.next(), 3);

    assertThat(first.items()).containsExactly(some.get(4), some.get(3), some.get(2));
    assertThat(rest.items()).containsExactly(some.get(1), some.get(0));
  }

  @Test
  void a_profile_and_its_alerts_are_written_together_and_an_old_version_takes_none_of_them() {
    var commits = new Commits(stack.db(), alerts);
    var unknown = profiles.readNow("ada");
    var change = profiles.change("ada", unknown, Profile.EMPTY, null, NOW);
    Alert first = alert("new-city").of("ada").events("first").build();
    Alert second = alert("new-city").of("ada").events("second").build();

    assertThat(commits.commit(change, List.of(first))).isEqualTo(Commits.Outcome.DONE);
    assertThat(commits.commit(change, List.of(second))).isEqualTo(Commits.Outcome.CONFLICT);
    assertThat(commits.commit(change, List.of())).isEqualTo(Commits.Outcome.CONFLICT);

    assertThat(profiles.readNow("ada").version()).isEqualTo(1);
    assertThat(alerts.of(Subject.user("ada"), null, null, 10).items()).containsExactly(first);
  }

  @Test
  void an_alert_that_is_there_already_does_not_stop_the_transaction() {
    var commits = new Commits(stack.db(), alerts);
    Alert there = alert("new-city").of("bea").events("there").build();
    Alert fresh = alert("new-city").of("bea").events("fresh").build();
    assertThat(alerts.put(there)).isTrue();
    assertThat(alerts.put(there)).isFalse();

    var change = profiles.change("bea", profiles.readNow("bea"), Profile.EMPTY, null, NOW);
    assertThat(commits.commit(change, List.of(there, fresh))).isEqualTo(Commits.Outcome.DONE);

    assertThat(alerts.of(Subject.user("bea"), null, null, 10).items())
        .containsExactlyInAnyOrder(there, fresh);
    assertThat(profiles.read(List.of("bea", "nobody")).get("bea").version()).isEqualTo(1);
  }

  @Test
  void an_alert_is_found_by_its_id_and_by_its_day() {
    Alert early = alert("new-city").of("cat").events("early").at(NOW).build();
    Alert late = alert("new-city").of("cat").events("late").at(NOW.plusSeconds(60)).build();
    alerts.put(early);
    alerts.put(late);

    assertThat(alerts.byId(late.id())).contains(late);
    assertThat(alerts.byId("no such id")).isEmpty();
    assertThat(alerts.ofDay(AlertDays.day(NOW), null, null, 100).items())
        .containsSubsequence(late, early);
    assertThat(alerts.days().between("2026-03-01", "2026-03-03", 10)).contains("2026-03-02");
  }

  @Test
  void an_incident_takes_an_alert_once_and_is_found_while_it_is_due() {
    Alert alert = alert("new-city").of("dan").at(NOW).build();
    alerts.put(alert);
    Incident incident =
        new Grouping(Duration.ofMinutes(30), Duration.ofDays(1))
            .fold("user:dan", alert, List.of(), NOW)
            .incident()
            .dueAt(NOW);

    assertThat(incidents.take(alert, incident, List.of(), List.of("told by mail")))
        .isEqualTo(Incidents.Taken.IN);
    assertThat(incidents.take(alert, incident.version(1), List.of(), List.of()))
        .isEqualTo(Incidents.Taken.ALREADY);

    assertThat(incidents.due(NOW, 10)).extracting(Incident::id).contains(incident.id());
    assertThat(incidents.due(NOW.minusMillis(1), 10))
        .extracting(Incident::id)
        .doesNotContain(incident.id());
    Incident found = incidents.byId(incident.id()).orElseThrow();
    assertThat(found.version()).isEqualTo(1);
    assertThat(incidents.ofDay("2026-03-02", null, 10).items()).contains(found);
    assertThat(incidents.put(found.dueAt(null))).isTrue();
    assertThat(incidents.put(found)).isFalse();
    assertThat(incidents.due(NOW, 10)).extracting(Incident::id).doesNotContain(incident.id());
  }

  @Test
  void a_delivery_is_claimed_by_one_and_found_by_what_became_of_it() {
    Delivery planned = Delivery.of(NoticeKind.TEST, "eli", "mail", null, NOW);
    Delivery there = deliveries.put(planned, NOW).orElseThrow();

    assertThat(deliveries.put(planned, NOW)).isEmpty();
    assertThat(deliveries.due(NOW, 10, null)).contains(there);
    assertThat(deliveries.due(NOW.minusMillis(1), 10, null)).doesNotContain(there);
    var claimed = deliveries.put(there.claimed(NOW, Duration.ofMinutes(2), 1), NOW);
    assertThat(claimed).isPresent();
    assertThat(deliveries.put(there.claimed(NOW, Duration.ofMinutes(2), 1), NOW)).isEmpty();
    deliveries.put(claimed.get().ended(Delivery.State.DEAD, "refused"), NOW);

    assertThat(deliveries.in(Delivery.State.DEAD, null, null, 10).items())
        .extracting(Delivery::incident)
        .contains("eli");
    assertThat(deliveries.due(NOW.plus(Duration.ofDays(1)), 10, null))
        .extracting(Delivery::incident)
        .doesNotContain("eli");
  }
}
