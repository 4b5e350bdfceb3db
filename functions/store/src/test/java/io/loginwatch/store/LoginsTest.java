package io.loginwatch.store;

import static io.loginwatch.core.LoginBuilder.MILAN;
import static io.loginwatch.core.LoginBuilder.ROME;
import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.login.Login;
import io.loginwatch.sam.LocalDynamoDb;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LoginsTest {
  private static final LocalDynamoDb DB = LocalDynamoDb.start();
  private final Logins logins = new Logins(DB.client(), DB.environment());

  @AfterAll
  static void stop() {
    DB.close();
  }

  @Test
  void a_login_is_read_back_whole_and_newest_first() {
    Login early = login().of("carol").id("e").at("08:00").build();
    Login late = login().of("carol").id("l").at("09:00").failing().build();

    int written = logins.put(List.of(early, late));

    assertThat(written).isEqualTo(2);
    assertThat(logins.of("carol", Instant.EPOCH, null, 10).items()).containsExactly(late, early);
  }

  @Test
  void more_than_fit_in_one_request_are_all_written_and_read_page_by_page() {
    List<Login> many =
        IntStream.range(0, 60)
            .mapToObj(n -> login().of("dave").id("n" + n).plus(Duration.ofMinutes(n)).build())
            .toList();
    logins.put(many);

    var first = logins.of("dave", Instant.EPOCH, null, 40);
    var rest = logins.of("dave", Instant.EPOCH, first.next(), 40);

    assertThat(first.items()).hasSize(40);
    assertThat(rest.items()).hasSize(20);
    assertThat(rest.next()).isNull();
    assertThat(rest.items().getFirst()).isEqualTo(many.get(19));
  }

  @Test
  void the_same_login_twice_in_one_batch_is_one() {
    Login twice = login().of("erin").id("once").build();

    assertThat(logins.put(List.of(twice, twice))).isEqualTo(1);
    assertThat(logins.of("erin", Instant.EPOCH, null, 10).items()).containsExactly(twice);
  }

  @Test
  void two_logins_that_their_source_gives_one_id_are_two_whatever_differs() {
    LoginBuilder one = login().of("ines").id("4624").ip("192.0.2.1").session("s");
    List<Login> different =
        List.of(
            one.build(),
            one.ip("192.0.2.2").build(),
            one.failing().build(),
            one.did("logout").build(),
            one.session("t").build());

    assertThat(different.stream().mapToInt(login -> logins.put(List.of(login))).sum()).isEqualTo(5);
    assertThat(logins.of("ines", Instant.EPOCH, null, 10).items())
        .containsExactlyInAnyOrderElementsOf(different);
  }

  @Test
  void what_a_login_is_completed_with_does_not_make_it_another() {
    LoginBuilder one = login().of("jack").id("1").ip("192.0.2.1").from(MILAN);
    logins.put(List.of(one.build()));
    logins.put(List.of(one.from(ROME).network(64496, "Example").label("a", "b").build()));

    assertThat(logins.of("jack", Instant.EPOCH, null, 10).items()).hasSize(1);
  }

  @Test
  void writing_the_same_login_again_is_not_heard_of_in_the_stream() {
    try (var db = LocalDynamoDb.start()) {
      var fresh = new Logins(db.client(), db.environment());
      Login login = login().of("frank").id("f").build();

      fresh.put(List.of(login));
      fresh.put(List.of(login, login().of("frank").id("g").build()));

      assertThat(Streams.of(db, "LoginsTable")).hasSize(2);
    }
  }

  @Test
  void logins_before_the_first_instant_asked_for_are_left_out() {
    Login at = login().of("gina").id("1").at("10:00").build();
    Login before = login().of("gina").id("0").at("09:59").build();
    logins.put(List.of(at, before));

    assertThat(logins.of("gina", at.time(), null, 10).items()).containsExactly(at);
  }

  @Test
  void an_id_that_no_key_holds_is_refused_by_name() {
    Login login = login().id("x".repeat(985)).build();

    assertThatThrownBy(() -> logins.put(List.of(login)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("event.id");
    assertThat(logins.put(List.of(login().of("hugo").id("x".repeat(984)).build()))).isEqualTo(1);
  }
}
