package io.loginwatch.store;

import static io.loginwatch.core.AlertBuilder.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Subject;
import io.loginwatch.sam.LocalDynamoDb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class CommitsTest {
  private static final LocalDynamoDb DB = LocalDynamoDb.start();
  private final Alerts alerts = new Alerts(DB.client(), DB.environment());
  private final Commits commits = new Commits(DB.client(), alerts);

  @AfterAll
  static void stop() {
    DB.close();
  }

  private static StateWrite change(String user, long base) {
    return StateWrite.of(
        "ProfilesTable",
        "user",
        Map.of("user", Attributes.text(user), "state", Attributes.text("after " + base)),
        base);
  }

  private static Map<String, AttributeValue> profile(String user) {
    return DB.client()
        .getItem(get -> get.tableName("ProfilesTable").key(Map.of("user", Attributes.text(user))))
        .item();
  }

  private static List<Alert> alertsOf(String user, int count) {
    List<Alert> alerts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      alerts.add(alert("new-city").of(user).events("e" + i).build());
    }
    return alerts;
  }

  private List<Alert> recorded(String user) {
    return alerts.of(Subject.user(user), null, null, 500).items();
  }

  @Test
  void each_change_is_made_on_the_version_before_it() {
    assertThat(commits.commit(change("ada", 0), List.of())).isEqualTo(Commits.Outcome.DONE);
    assertThat(commits.commit(change("ada", 1), List.of())).isEqualTo(Commits.Outcome.DONE);

    assertThat(profile("ada").get("v").n()).isEqualTo("2");
  }

  @Test
  void a_change_made_on_an_old_version_is_refused() {
    commits.commit(change("bea", 0), List.of());

    assertThat(commits.commit(change("bea", 0), List.of())).isEqualTo(Commits.Outcome.CONFLICT);
    assertThat(commits.commit(change("bea", 2), List.of())).isEqualTo(Commits.Outcome.CONFLICT);
    assertThat(profile("bea").get("v").n()).isEqualTo("1");
  }

  @Test
  void a_change_that_is_refused_takes_its_alerts_with_it() {
    commits.commit(change("cat", 0), List.of());

    var outcome = commits.commit(change("cat", 0), alertsOf("cat", 2));

    assertThat(outcome).isEqualTo(Commits.Outcome.CONFLICT);
    assertThat(recorded("cat")).isEmpty();
  }

  @Test
  void alerts_that_are_there_already_do_not_stop_the_others_or_the_change() {
    List<Alert> three = alertsOf("dan", 3);
    alerts.put(three.get(1));

    var outcome = commits.commit(change("dan", 0), three);

    assertThat(outcome).isEqualTo(Commits.Outcome.DONE);
    assertThat(recorded("dan")).containsExactlyInAnyOrderElementsOf(three);
    assertThat(profile("dan").get("v").n()).isEqualTo("1");
  }

  @Test
  void a_change_is_made_though_each_of_its_alerts_is_there_already() {
    List<Alert> two = alertsOf("eli", 2);
    two.forEach(alerts::put);

    assertThat(commits.commit(change("eli", 0), two)).isEqualTo(Commits.Outcome.DONE);
    assertThat(profile("eli").get("v").n()).isEqualTo("1");
  }

  @Test
  void as_many_alerts_as_one_transaction_holds_and_one_more_are_recorded() {
    commits.commit(change("fox", 0), alertsOf("fox", 99));
    commits.commit(change("gil", 0), alertsOf("gil", 100));

    assertThat(recorded("fox")).hasSize(99);
    assertThat(recorded("gil")).hasSize(100);
    assertThat(profile("gil").get("v").n()).isEqualTo("1");
  }

  @Test
  void alerts_too_large_for_one_transaction_are_written_in_several() {
    List<Alert> large = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      large.add(alert("new-city").of("hal").events("e" + i).summary("x".repeat(100_000)).build());
    }

    assertThat(commits.commit(change("hal", 0), large)).isEqualTo(Commits.Outcome.DONE);
    assertThat(large).allSatisfy(each -> assertThat(alerts.byId(each.id())).contains(each));
  }

  @Test
  void alerts_without_a_change_are_recorded_too() {
    assertThat(commits.commit(null, alertsOf("ira", 1))).isEqualTo(Commits.Outcome.DONE);
    assertThat(recorded("ira")).hasSize(1);
    assertThat(commits.commit(null, List.of())).isEqualTo(Commits.Outcome.DONE);
  }
}
