package io.loginwatch.detect;

import static io.loginwatch.core.LoginBuilder.NEW_YORK;
import static io.loginwatch.core.LoginBuilder.PARIS;
import static io.loginwatch.core.LoginBuilder.ROME;
import static io.loginwatch.core.LoginBuilder.SYDNEY;
import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.detection.Engine;
import io.loginwatch.core.login.Login;
import io.loginwatch.store.Profiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

class DetectHandlerTest {
  private static final Login IN_ROME = login().id("rome").from(ROME).at("09:00").build();
  private static final Login IN_NEW_YORK =
      login()
          .id("york")
          .from(NEW_YORK)
          .ip("198.51.100.7")
          .network(64501, "Far")
          .at("10:00")
          .build();

  private Bench bench;

  @BeforeEach
  void start() {
    bench = new Bench();
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private static Login failure(String user, int n) {
    return login().of(user).id(user + n).ip("203.0.113.9").failing().at("09:0" + n).build();
  }

  @Test
  void a_routine_login_is_learnt_and_nobody_hears_of_it() {
    assertThat(bench.deliver(IN_ROME)).isEqualTo("nothing");

    assertThat(bench.tables().get("ProfilesTable")).hasSize(1);
    assertThat(bench.allAlerts()).isEmpty();
  }

  @Test
  void an_impossible_journey_is_an_alert_that_names_both_logins() {
    bench.deliver(IN_ROME);
    bench.deliver(IN_NEW_YORK);

    assertThat(bench.allAlerts())
        .filteredOn(alert -> alert.rule().equals("impossible-travel"))
        .singleElement()
        .extracting(Alert::events)
        .isEqualTo(List.of("rome", "york"));
  }

  @Test
  void a_login_of_tomorrow_says_that_its_sources_clock_is_wrong() {
    bench.deliver(login().at(Bench.NOW.plus(Duration.ofDays(1))).build());

    assertThat(bench.allAlerts()).extracting(Alert::rule).containsExactly("wrong-clock");
  }

  @Test
  void logins_in_the_wrong_order_raise_the_same_travel_alert() {
    bench.deliver(IN_ROME, IN_NEW_YORK);
    try (var other = new Bench()) {
      other.deliver(IN_NEW_YORK);
      other.deliver(IN_ROME);

      assertThat(other.ids("impossible-travel"))
          .hasSize(1)
          .isEqualTo(bench.ids("impossible-travel"));
    }
  }

  @Test
  void three_logins_raise_the_same_travel_alerts_in_every_order_of_their_batches() {
    Login first = login().id("1").from(ROME).at("08:00").build();
    Login second = login().id("2").from(SYDNEY).ip("198.51.100.1").at("09:00").build();
    Login third = login().id("3").from(PARIS).ip("198.51.100.2").at("10:00").build();
    Set<List<String>> outcomes = new HashSet<>();

    for (List<Login> order :
        List.of(
            List.of(first, second, third),
            List.of(first, third, second),
            List.of(second, first, third),
            List.of(second, third, first),
            List.of(third, first, second),
            List.of(third, second, first))) {
      try (var other = new Bench()) {
        order.forEach(other::deliver);
        outcomes.add(
            other.ids("impossible-travel").stream()
                .filter(
                    id -> !other.alerts.byId(id).orElseThrow().events().equals(List.of("1", "3")))
                .toList());
      }
    }

    assertThat(outcomes).singleElement().asInstanceOf(LIST).hasSize(2);
  }

  @Test
  void a_failure_that_comes_late_tells_of_the_success_after_it_once_and_as_if_it_had_not() {
    Login in = login().of("zoe").id("in").ip("203.0.113.9").at("09:06").build();
    Login late = failure("dan", 4);
    bench.deliver(failure("ann", 1), failure("ben", 2), failure("cas", 3), in);
    assertThat(bench.ids("in-after-failures")).isEmpty();

    bench.deliver(late);
    List<String> told = bench.ids("in-after-failures");
    bench.deliver(failure("ann", 1), failure("ben", 2), failure("cas", 3), in, late);

    assertThat(told).hasSize(1).isEqualTo(bench.ids("in-after-failures"));
    Alert alert = bench.alerts.byId(told.getFirst()).orElseThrow();
    assertThat(alert.user()).isEqualTo("zoe");
    assertThat(alert.time()).isEqualTo(in.time());
    assertThat(alert.events()).containsExactly("in");
    try (var inOrder = new Bench()) {
      inOrder.deliver(failure("ann", 1), failure("ben", 2), failure("cas", 3), late, in);
      assertThat(inOrder.ids("in-after-failures")).isEqualTo(told);
    }
  }

  @Test
  void a_batch_that_comes_again_changes_nothing() {
    List<DynamodbStreamRecord> batch = new ArrayList<>(bench.records(IN_ROME, IN_NEW_YORK));
    for (int n = 1; n <= 5; n++) {
      batch.addAll(bench.records(failure("user" + n, n)));
    }
    bench.deliver(batch);
    var tables = bench.tables();
    assertThat(tables.get("AlertsTable")).isNotEmpty();

    assertThat(bench.deliver(batch)).isEqualTo("nothing");
    assertThat(bench.tables()).isEqualTo(tables);

    assertThat(bench.deliver(batch.subList(1, 4))).isEqualTo("nothing");
    assertThat(bench.tables()).isEqualTo(tables);
  }

  @Test
  void what_rules_find_about_a_user_is_held_against_that_user_once() {
    bench.deliver(IN_ROME);
    List<DynamodbStreamRecord> batch = new ArrayList<>();
    for (int minute = 0; minute < 3; minute++) {
      var replay = login().did("totp-replay").failing().id("replay" + minute);
      batch.addAll(bench.records(replay.at("09:3" + minute).build()));
    }
    bench.deliver(batch.subList(0, 2));
    assertThat(bench.ids("replayed-code")).hasSize(2);
    assertThat(bench.ids("risk-threshold")).isEmpty();

    bench.deliver(batch);
    assertThat(bench.ids("replayed-code")).hasSize(3);
    assertThat(bench.ids("risk-threshold")).hasSize(1);
    var tables = bench.tables();

    bench.deliver(batch);
    assertThat(bench.tables()).isEqualTo(tables);
  }

  @Test
  void a_crash_between_windows_and_profiles_is_made_good_by_the_retry() {
    bench.deliver(IN_ROME);
    List<DynamodbStreamRecord> batch = new ArrayList<>();
    for (int n = 1; n <= 5; n++) {
      batch.addAll(bench.records(failure("user" + n, n)));
    }
    batch.addAll(bench.records(IN_NEW_YORK));
    var crash = new AtomicBoolean(true);
    Map<String, Set<String>> afterCrash;
    try (var crashing = bench.before(request -> crashAtProfile(request, crash))) {
      assertThat(crashing.deliver(batch)).isEqualTo(sequence(batch.getLast()));
      afterCrash = bench.tables();
      assertThat(bench.ids("many-failures")).hasSize(1);
      assertThat(bench.ids("impossible-travel")).isEmpty();

      assertThat(crashing.deliver(batch)).isEqualTo("nothing");
    }

    assertThat(bench.ids("impossible-travel")).hasSize(1);
    assertThat(bench.ids("many-failures")).hasSize(1);
    assertThat(bench.tables().get("CountersTable"))
        .as("windows are as they were")
        .containsAll(afterCrash.get("CountersTable"));
    assertThat(bench.tables()).isEqualTo(undisturbed());
  }

  /** What the tables hold when the same happens without a crash. */
  private static Map<String, Set<String>> undisturbed() {
    try (var other = new Bench()) {
      other.deliver(IN_ROME);
      List<DynamodbStreamRecord> batch = new ArrayList<>();
      for (int n = 1; n <= 5; n++) {
        batch.addAll(other.records(failure("user" + n, n)));
      }
      batch.addAll(other.records(IN_NEW_YORK));
      other.deliver(batch);
      return other.tables();
    }
  }

  private static void crashAtProfile(SdkRequest request, AtomicBoolean crash) {
    boolean writes =
        request instanceof TransactWriteItemsRequest transaction
            && transaction.transactItems().getFirst().put().tableName().equals("ProfilesTable");
    if (writes && crash.getAndSet(false)) {
      throw new IllegalStateException("the function dies here");
    }
  }

  @Test
  void a_record_that_no_login_can_be_made_of_is_reported_and_stops_nobody() {
    var batch = new ArrayList<>(bench.records(IN_ROME));
    batch.add(bench.record("mallory", null, IN_ROME.time()));
    batch.add(bench.record("mallory", "{\"no\":\"login\"}", IN_ROME.time()));
    batch.addAll(bench.records(login().of("bob").build(), login().of("mallory").id("ok").build()));

    assertThat(bench.deliver(batch)).isEqualTo(sequence(batch.get(1)));
    assertThat(bench.tables().get("ProfilesTable")).hasSize(3);

    assertThat(bench.deliver(batch.subList(1, 5))).isEqualTo(sequence(batch.get(1)));
    assertThat(bench.deliver(batch.subList(3, 5))).isEqualTo("nothing");
  }

  @Test
  void a_login_that_cannot_be_judged_holds_back_its_user_only() {
    Engine broken =
        (login, memory) -> {
          if (login.id().equals("york")) {
            throw new IllegalStateException("a bug");
          }
          return Bench.ENGINE.judge(login, memory);
        };
    Login later =
        login()
            .id("later")
            .from(NEW_YORK)
            .ip("198.51.100.7")
            .network(64501, "Far")
            .at("11:00")
            .build();
    var batch = bench.records(IN_ROME, IN_NEW_YORK, later, login().of("bob").build());

    assertThat(bench.with(broken).deliver(batch)).isEqualTo(sequence(batch.get(1)));
    assertThat(bench.tables().get("ProfilesTable")).hasSize(2);
    assertThat(bench.allAlerts()).isEmpty();

    assertThat(bench.with(Bench.ENGINE).deliver(batch.subList(1, 4))).isEqualTo("nothing");
    assertThat(bench.allAlerts())
        .filteredOn(alert -> alert.rule().equals("impossible-travel"))
        .extracting(Alert::events)
        .contains(List.of("rome", "york"));
  }

  @Test
  void a_profile_that_somebody_else_changed_meanwhile_is_judged_anew() {
    bench.deliver(IN_ROME);
    var profiles = new Profiles(bench.db.client(), bench.db.environment());
    var meanwhile = new AtomicBoolean(true);
    try (var racing =
        bench.before(request -> {
          if (request instanceof TransactWriteItemsRequest && meanwhile.getAndSet(false)) {
            var base = profiles.readNow("alice");
            var put = profiles.change("alice", base, base.value(), null, Bench.NOW).put();
            bench.db.client().putItem(it -> it.tableName("ProfilesTable").item(put.item()));
          }
        })) {
      assertThat(racing.deliver(IN_NEW_YORK)).isEqualTo("nothing");
    }

    assertThat(meanwhile).isFalse();
    assertThat(bench.ids("impossible-travel")).hasSize(1);
    assertThat(profiles.readNow("alice").version()).isEqualTo(3);
    assertThat(profiles.readNow("alice").value().visits()).hasSize(2);
  }

  @Test
  void two_instances_that_count_the_same_address_at_once_lose_no_count() {
    var meanwhile = new AtomicBoolean(true);
    try (var racing =
        bench.before(request -> {
          if (request instanceof PutItemRequest put
              && put.tableName().equals("CountersTable")
              && put.item().containsKey("state")
              && meanwhile.getAndSet(false)) {
            bench.deliver(failure("ann", 1), failure("ben", 2));
          }
        })) {
      assertThat(racing.deliver(failure("cas", 3), failure("dan", 4))).isEqualTo("nothing");
    }

    assertThat(bench.ids("many-failures")).hasSize(1);
    assertThat(bench.allAlerts().getFirst().eventCount()).isEqualTo(4);
  }

  @Test
  void a_hundred_logins_of_one_user_in_a_batch_are_one_read_and_one_write() {
    var reads = new AtomicInteger();
    var writes = new AtomicInteger();
    Login[] burst = new Login[100];
    for (int n = 0; n < burst.length; n++) {
      burst[n] = login().id("n" + n).plus(Duration.ofSeconds(n)).logSource(null).build();
    }
    try (var counting =
        bench.before(request -> {
          switch (request) {
            case BatchGetItemRequest _ -> reads.incrementAndGet();
            case PutItemRequest _ -> writes.incrementAndGet();
            case GetItemRequest get when get.key().toString().contains("everyone") -> {}
            default -> throw new AssertionError("neither: " + request);
          }
        })) {
      assertThat(counting.deliver(burst)).isEqualTo("nothing");
    }

    assertThat(reads).hasValue(1);
    assertThat(writes).hasValue(1);
  }

  @Test
  void what_users_come_back_to_is_told_once_however_often_their_batch_comes() {
    Login yesterday = login().id("yesterday").from(ROME).at("09:00").build();
    Login today = login().id("today").from(ROME).at("09:00").days(1).build();
    bench.deliver(yesterday);
    var batch = bench.records(today);
    bench.deliver(batch);
    Map<String, Set<String>> before = bench.tables();

    try (var other = bench.before(request -> {})) {
      other.deliver(batch);
      other.deliver(today);
    }

    assertThat(before.get("CountersTable")).anyMatch(item -> item.contains("everyone"));
    assertThat(bench.tables().get("CountersTable")).isEqualTo(before.get("CountersTable"));
  }

  @Test
  void only_new_logins_are_judged() {
    var records = bench.records(IN_ROME);
    records.getFirst().setEventName("MODIFY");

    assertThat(bench.deliver(records)).isEqualTo("nothing");
    assertThat(bench.tables().get("ProfilesTable")).isEmpty();
  }

  @Test
  void a_log_source_is_noted_once_a_minute_however_much_comes() {
    bench.deliver(login().id("1").logSource("okta").build());
    bench.deliver(
        login().id("2").logSource("okta").build(), login().id("3").logSource("vpn").build());

    assertThat(bench.tables().get("CountersTable"))
        .hasSize(2)
        .anyMatch(item -> item.contains("okta"))
        .anyMatch(item -> item.contains("vpn"));
  }

  @Test
  void nothing_is_nothing() {
    assertThat(bench.deliver(List.of())).isEqualTo("nothing");
  }

  private static String sequence(DynamodbStreamRecord record) {
    return record.getDynamodb().getSequenceNumber();
  }
}
