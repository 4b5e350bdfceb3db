package io.loginwatch.detect;

import static io.loginwatch.core.LoginBuilder.NEW_YORK;
import static io.loginwatch.core.LoginBuilder.ROME;
import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.login.Login;
import io.loginwatch.store.Logins;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a login costs in DynamoDB's units, as DynamoDB itself counts them for the calls that ingest
 * and detect really make. The figures of docs/cost.md are printed here.
 */
class CostTest {
  private Bench bench;
  private Meter meter;
  private Bench metered;
  private Logins logins;
  private Map<String, Double> perInstance;

  @BeforeEach
  void start() {
    bench = new Bench();
    meter = new Meter();
    metered = bench.metered(meter);
    logins = new Logins(metered.client(), bench.db.environment());
    // Somebody with habits, not a blank page.
    for (int day = 1; day <= 30; day++) {
      bench.deliver(employee(day).build());
    }
    // What is done once in a while by an instance, whatever comes, is no part of a login's cost:
    // the
    // log source's last-seen, and what is usual with everyone.
    metered.deliver(employee(30).of("somebody-else").build());
    metered.deliver(employee(31).of("somebody-else").build());
    perInstance = Map.copyOf(meter.byTable());
    meter.reset();
  }

  @AfterEach
  void stop() {
    metered.close();
    bench.close();
  }

  private static LoginBuilder employee(int day) {
    return login()
        .id(UUID.nameUUIDFromBytes(new byte[] {(byte) day}).toString())
        .of("alexandra.example@corp.example")
        .email("alexandra.example@corp.example")
        .from(ROME)
        .provider("okta")
        .application("Example Mail")
        .logSource("okta")
        .session("sess-" + day)
        .days(day);
  }

  private String pass(Login... arrived) {
    logins.put(List.of(arrived));
    return metered.deliver(arrived);
  }

  @Test
  void a_routine_login_takes_two_write_units_and_at_most_one_read_unit() {
    pass(employee(32).build());

    print("routine login", 1);
    assertThat(meter.writes()).isLessThanOrEqualTo(2);
    assertThat(meter.reads()).isLessThanOrEqualTo(1);
    assertThat(bench.ids("new-device")).isEmpty();
  }

  @Test
  void what_is_usual_with_everyone_is_read_and_written_once_in_a_while() {
    System.out.println("cost | an instance's first two batches: " + perInstance);

    // Read with the first batch; with the second read again and written; the last-seen.
    assertThat(perInstance.get("CountersTable")).isLessThanOrEqualTo(0.5 + 1 + 1 + 1);
  }

  @Test
  void an_alerting_login_pays_for_its_transaction_and_indexes() {
    pass(
        employee(31)
            .id("far")
            .from(NEW_YORK)
            .ip("198.51.100.7")
            .network(64501, "Far")
            .plus(Duration.ofHours(2))
            .build());

    int alerts = bench.allAlerts().size();
    print("login with " + alerts + " alerts", 1);
    assertThat(alerts).isPositive();
    assertThat(meter.writes()).isLessThanOrEqualTo(4 + 16.0 * alerts);
  }

  @Test
  void a_failed_login_costs_its_window() {
    pass(employee(32).id("typo").failing().build());

    print("failed login", 1);
    assertThat(meter.writes()).isLessThanOrEqualTo(4);
  }

  @Test
  void a_burst_of_a_hundred_of_one_user_is_one_profile_write() {
    List<Login> burst = new ArrayList<>();
    for (int n = 0; n < 100; n++) {
      burst.add(employee(32).id("burst-" + n).plus(Duration.ofSeconds(n)).build());
    }

    pass(burst.toArray(Login[]::new));

    print("login in a burst of 100 of one user", 100);
    assertThat(meter.writes() / 100).isLessThanOrEqualTo(1.1);
    assertThat(meter.reads() / 100).isLessThanOrEqualTo(0.05);
  }

  @Test
  void a_hundred_users_in_one_batch_cost_what_each_costs_alone() {
    List<Login> crowd = new ArrayList<>();
    for (int n = 0; n < 100; n++) {
      crowd.add(employee(32).of("user-" + n).id("crowd-" + n).build());
    }

    pass(crowd.toArray(Login[]::new));

    print("first login of a new user, 100 users in a batch", 100);
    assertThat(meter.writes() / 100).isLessThanOrEqualTo(2);
    assertThat(meter.reads() / 100).isLessThanOrEqualTo(1);
  }

  private void print(String what, int logins) {
    System.out.printf(
        Locale.ROOT,
        "cost | %-50s | %5.2f write units | %5.2f read units | %s%n",
        what,
        meter.writes() / logins,
        meter.reads() / logins,
        meter.byTable());
  }
}
