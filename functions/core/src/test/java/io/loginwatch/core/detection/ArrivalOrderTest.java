package io.loginwatch.core.detection;

import static io.loginwatch.core.LoginBuilder.FIREFOX_ON_WINDOWS;
import static io.loginwatch.core.LoginBuilder.MILAN;
import static io.loginwatch.core.LoginBuilder.NEW_YORK;
import static io.loginwatch.core.LoginBuilder.PARIS;
import static io.loginwatch.core.LoginBuilder.ROME;
import static io.loginwatch.core.LoginBuilder.SAFARI_ON_IPHONE;
import static io.loginwatch.core.LoginBuilder.SYDNEY;
import static io.loginwatch.core.LoginBuilder.login;
import static io.loginwatch.core.login.Network.Kind.FIXED;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What travel is recorded and told of, in whatever order logins arrive. */
class ArrivalOrderTest {
  private static final int REMEMBERED = 20;

  private static List<Alert> travel(List<Login> logins) {
    return travel(MemoryInMaps.withDefaults(), logins);
  }

  private static List<Alert> travel(MemoryInMaps memory, List<Login> logins) {
    memory.said.clear();
    logins.forEach(memory::see);
    return MemoryInMaps.of("impossible-travel", memory.said);
  }

  private static Set<List<String>> told(List<Alert> alerts) {
    return alerts.stream()
        .filter(alert -> !alert.isSuppressed())
        .map(Alert::events)
        .collect(Collectors.toSet());
  }

  /** The two logins of the earliest that is told of; nothing if none is. */
  private static Set<List<String>> first(List<Alert> alerts) {
    return told(alerts.stream().filter(a -> !a.isSuppressed()).limit(1).toList());
  }

  /** Who, when, how far, how fast and how bad. */
  private static Set<List<Object>> said(List<Alert> alerts) {
    return alerts.stream()
        .map(a -> List.<Object>of(a.id(), a.events(), a.time(), a.summary(), a.severity()))
        .collect(Collectors.toSet());
  }

  private static List<Login> shuffled(List<Login> logins, long seed) {
    var shuffled = new ArrayList<>(logins);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }

  private static List<Login> inOrder(List<Login> logins) {
    return logins.stream()
        .sorted(Comparator.comparing(Login::time).thenComparing(Login::id))
        .toList();
  }

  @Property(tries = 200)
  void alerts_are_the_same_but_for_whether_they_are_told(
      @ForAll("logins") List<Login> logins, @ForAll long seed) {
    assertThat(said(travel(shuffled(logins, seed)))).isEqualTo(said(travel(inOrder(logins))));
  }

  @Property(tries = 200)
  void what_is_told_first_in_order_of_time_is_told_in_any(
      @ForAll("logins") List<Login> logins, @ForAll long seed) {
    assertThat(told(travel(shuffled(logins, seed)))).containsAll(first(travel(inOrder(logins))));
  }

  @Property(tries = 100)
  void so_it_is_after_weeks_at_home(@ForAll("fewLogins") List<Login> logins, @ForAll long seed) {
    List<Login> before = new ArrayList<>();
    for (int day = 0; day < 2 * REMEMBERED; day++) {
      before.add(login().from(ROME).id("d" + day).at("09:00").days(day - 60).build());
    }
    var settled = MemoryInMaps.withDefaults();
    travel(settled, before);
    var late = MemoryInMaps.withDefaults();
    travel(late, before);
    List<Alert> alerts = travel(settled, inOrder(logins));
    List<Alert> others = travel(late, shuffled(logins, seed));

    assertThat(said(others)).isEqualTo(said(alerts));
    assertThat(told(others)).containsAll(first(alerts));
  }

  @Provide
  Arbitrary<List<Login>> logins() {
    return logins(REMEMBERED - 1);
  }

  /** So few that their user is still at home at most of those that are remembered. */
  @Provide
  Arbitrary<List<Login>> fewLogins() {
    return logins(REMEMBERED / 2);
  }

  /** Of one day, on which nothing becomes a habit: a habit excuses what comes after it only. */
  private static Arbitrary<List<Login>> logins(int most) {
    Arbitrary<Place> places = Arbitraries.of(ROME, ROME, ROME, MILAN, PARIS, NEW_YORK, SYDNEY);
    Arbitrary<Device> devices = Arbitraries.of(FIREFOX_ON_WINDOWS, SAFARI_ON_IPHONE);
    Arbitrary<Integer> minutes = Arbitraries.integers().between(0, 1_439);
    return Combinators.combine(places, devices, minutes)
        .as((place, device, minute) ->
            login()
                .from(place)
                .network(new Network(65_000 + place.city().charAt(0), place.city(), FIXED))
                .ip(null)
                .with(device)
                .plus(Duration.ofMinutes(minute))
                .id(place.city() + minute)
                .build())
        .list()
        .ofMinSize(2)
        .ofMaxSize(most)
        .uniqueElements(Login::id);
  }

  @Test
  void a_late_login_between_two_at_home_is_told_of_once_as_it_would_have_been_in_time() {
    Login before = login().id("a").from(ROME).at("09:00").build();
    Login away = login().id("b").from(SYDNEY).at("09:30").build();
    Login after = login().id("c").from(ROME).at("10:00").build();
    Login soon = login().id("c").from(ROME).at("09:59").build();

    assertThat(travel(List.of(before, away, after)))
        .extracting(Alert::suppressed)
        .containsExactly(List.of(), List.of("told-before"));
    assertThat(travel(List.of(before, after, away)))
        .extracting(Alert::suppressed)
        .containsExactly(List.of(), List.of("told-before"));
    assertThat(travel(List.of(before, away, soon))).noneMatch(Alert::isSuppressed);
    assertThat(travel(List.of(before, soon, away))).noneMatch(Alert::isSuppressed);
  }

  @Test
  void the_way_there_is_told_of_though_the_way_back_came_first() {
    Login before = login().id("a").from(ROME).at("09:00").build();
    Login away = login().id("b").from(SYDNEY).at("09:30").build();
    Login after = login().id("c").from(ROME).at("10:30").build();

    assertThat(told(travel(List.of(before, away, after)))).containsExactly(List.of("a", "b"));
    assertThat(told(travel(List.of(away, after, before)))).contains(List.of("a", "b"));
  }

  @Test
  void one_strange_end_makes_travel_critical_whichever_end_arrives_last() {
    Login strange = login().id("b").from(NEW_YORK).at("09:30").build();
    Login home = login().id("c").from(ROME).at("09:40").build();

    for (List<Login> logins : List.of(List.of(strange, home), List.of(home, strange))) {
      var memory = MemoryInMaps.withDefaults();
      for (int day = -60; day < 0; day++) {
        memory.see(login().from(ROME).days(day).build());
      }
      assertThat(travel(memory, logins))
          .extracting(Alert::severity)
          .containsExactly(Severity.CRITICAL);
    }
  }

  @Test
  void a_country_and_a_device_are_the_users_once_seen_before_all_that_is_remembered() {
    assertThat(severityAfter(REMEMBERED)).isEqualTo(Severity.HIGH);
    assertThat(severityAfter(REMEMBERED - 1)).isEqualTo(Severity.CRITICAL);
  }

  /** Of travel to New York, where the user was once, and has logged in so often in Rome since. */
  private static Severity severityAfter(int logins) {
    var memory = MemoryInMaps.withDefaults();
    memory.see(login().id("r").from(ROME).days(-101).build());
    memory.see(login().id("n").from(NEW_YORK).days(-100).build());
    for (int i = 1; i < logins; i++) {
      memory.see(login().id("r" + i).from(ROME).days(i - 80).build());
    }
    Login home = login().id("a").from(ROME).at("09:00").build();
    Login away = login().id("b").from(NEW_YORK).at("09:30").build();
    return travel(memory, List.of(home, away)).getFirst().severity();
  }

  @Test
  void who_is_elsewhere_at_every_login_is_told_of_once_a_login() {
    List<Place> world = List.of(ROME, NEW_YORK, SYDNEY);
    List<Login> logins = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      logins.add(jump(world, i));
    }
    assertThat(travel(logins).size())
        .as("all pairs of those that are remembered, and then one each")
        .isLessThan(REMEMBERED * REMEMBERED / 2 + logins.size());
    Login late = logins.remove(150);
    var memory = MemoryInMaps.withDefaults();
    travel(memory, logins.subList(0, 160));
    assertThat(travel(memory, List.of(late)))
        .as("both neighbours")
        .extracting(Alert::events)
        .containsExactly(
            List.of(logins.get(149).id(), late.id()), List.of(late.id(), logins.get(150).id()));
  }

  private static Login jump(List<Place> world, int i) {
    return login()
        .id("j" + i)
        .from(world.get(i % world.size()))
        .ip("203.0.113." + i)
        .plus(Duration.ofMinutes(5L * i))
        .build();
  }

  @Test
  void
      who_is_elsewhere_less_often_than_at_every_second_login_is_compared_with_all_that_is_remembered() {
    assertThat(impliedAfter(REMEMBERED / 2 - 1)).isNotEmpty();
    assertThat(impliedAfter(REMEMBERED / 2)).isEmpty();
  }

  /** What a login in Rome implies, of somebody who went so often from Rome to Sydney or back. */
  private static List<Alert> impliedAfter(int legs) {
    List<Login> logins = new ArrayList<>();
    for (int i = 0; i <= REMEMBERED + legs; i++) {
      boolean away = i > REMEMBERED && (i - REMEMBERED) % 2 == 1;
      logins.add(
          login()
              .id("n" + i)
              .from(away ? SYDNEY : ROME)
              .ip(null)
              .plus(Duration.ofMinutes(10L * i))
              .build());
    }
    var memory = MemoryInMaps.withDefaults();
    travel(memory, logins);
    Login last = login().id("last").from(ROME).ip(null).plus(Duration.ofMinutes(400)).build();
    return travel(memory, List.of(last)).stream()
        .filter(alert -> alert.suppressed().contains("implied"))
        .toList();
  }
}
