package io.loginwatch.core.detection;

import static io.loginwatch.core.LoginBuilder.FIREFOX_ON_WINDOWS;
import static io.loginwatch.core.LoginBuilder.MILAN;
import static io.loginwatch.core.LoginBuilder.NEW_YORK;
import static io.loginwatch.core.LoginBuilder.PARIS;
import static io.loginwatch.core.LoginBuilder.ROME;
import static io.loginwatch.core.LoginBuilder.SAFARI_ON_IPHONE;
import static io.loginwatch.core.LoginBuilder.SYDNEY;
import static io.loginwatch.core.LoginBuilder.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.core.LoginBuilder;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Place;
import io.loginwatch.core.settings.Travel;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImpossibleTravelTest {
  private static final Place LAMPEDUSA = new Place("IT", "Sicily", "Lampedusa", 35.5, 12.6, 20);

  private static List<Alert> travel(List<Alert> alerts) {
    return MemoryInMaps.of("impossible-travel", alerts);
  }

  private static List<Alert> judged(Login... logins) {
    var memory = MemoryInMaps.withDefaults();
    for (Login login : logins) {
      memory.see(login);
    }
    return travel(memory.said);
  }

  @Test
  void rome_and_new_york_half_an_hour_apart_is_told_at_once() {
    var alerts =
        judged(
            login().id("a").from(ROME).at("09:00").build(),
            login().id("b").from(NEW_YORK).at("09:30").build());

    assertThat(alerts).hasSize(1);
    Alert alert = alerts.getFirst();
    assertThat(alert.isSuppressed()).isFalse();
    assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(alert.events()).containsExactly("a", "b");
    assertThat(alert.summary())
        .contains("Rome, IT", "New York, US", "30.0 minutes", "km apart", "km/h");
  }

  @Test
  void a_login_that_arrives_late_between_two_others_is_compared_with_both() {
    var memory = MemoryInMaps.withDefaults();
    memory.see(login().id("a").from(ROME).at("09:00").build());
    memory.see(login().id("c").from(ROME).at("10:00").build());

    var alerts = travel(memory.see(login().id("b").from(SYDNEY).at("09:30").build()));

    assertThat(alerts)
        .extracting(Alert::events)
        .containsExactly(List.of("a", "b"), List.of("b", "c"));
    assertThat(alerts.getLast().time()).isEqualTo(login().at("10:00").build().time());
  }

  /** A network that has only a name is known by a number made of it, which is nobody's. */
  @ParameterizedTest
  @CsvSource({"64495, 64495", "64496, 0", "0, 0"})
  void of_a_later_login_the_network_is_shown_where_its_number_is_known(long said, long shown) {
    var memory = MemoryInMaps.withDefaults();
    memory.see(login().id("b").from(ROME).network(said, "Example Net").at("09:30").build());

    var alerts = travel(memory.see(login().id("a").from(SYDNEY).at("09:00").build()));

    assertThat(alerts)
        .singleElement()
        .extracting(alert -> alert.source().network().asn())
        .isEqualTo(shown);
  }

  @Test
  void both_orders_of_arrival_raise_the_same_alert() {
    Login a = login().id("a").from(ROME).at("09:00").build();
    Login b = login().id("b").from(NEW_YORK).at("09:30").build();

    assertThat(judged(b, a))
        .extracting(Alert::id)
        .isEqualTo(judged(a, b).stream().map(Alert::id).toList());
    assertThat(judged(b, a).getFirst().events()).containsExactly("a", "b");
  }

  @Property(tries = 200)
  void any_order_of_arrival_records_the_same_pairs(
      @ForAll("logins") List<Login> logins, @ForAll long seed) {
    var shuffled = new java.util.ArrayList<>(logins);
    java.util.Collections.shuffle(shuffled, new java.util.Random(seed));

    assertThat(pairs(shuffled)).isEqualTo(pairs(logins));
  }

  private static Set<List<String>> pairs(List<Login> logins) {
    return judged(logins.toArray(Login[]::new)).stream()
        .map(Alert::events)
        .collect(Collectors.toSet());
  }

  @Provide
  Arbitrary<List<Login>> logins() {
    Arbitrary<Place> places = Arbitraries.of(ROME, MILAN, PARIS, NEW_YORK, SYDNEY);
    Arbitrary<Integer> minutes = Arbitraries.integers().between(0, 1_000);
    return Combinators.combine(places, minutes)
        .as((place, minute) ->
            login()
                .from(place)
                .ip(null)
                .plus(Duration.ofMinutes(minute))
                .id(place.city() + minute)
                .build())
        .list()
        .ofMinSize(2)
        .ofMaxSize(14)
        .uniqueElements(Login::id);
  }

  @Test
  void what_an_airliner_can_do_is_possible() {
    assertThat(
            judged(
                login().from(ROME).at("01:00").build(), login().from(NEW_YORK).at("09:00").build()))
        .isEmpty();
  }

  @Test
  void below_the_minimum_distance_nothing_is_impossible() {
    assertThat(
            judged(login().from(ROME).at("09:00").build(), login().from(MILAN).at("09:01").build()))
        .isEmpty();
  }

  @Test
  void both_accuracy_radii_are_taken_off() {
    Place vagueMilan = new Place("IT", null, "Milan", 45.4642, 9.19, 200);
    Place vagueParis = new Place("FR", null, "Paris", 48.8566, 2.3522, 200);
    Place exactParis = new Place("FR", null, "Paris", 48.8566, 2.3522, 10);

    assertThat(
            judged(
                login().from(vagueMilan).at("09:00").build(),
                login().from(vagueParis).at("09:05").build()))
        .isEmpty();
    assertThat(
            judged(
                login().from(MILAN).at("09:00").build(),
                login().from(exactParis).at("09:05").build()))
        .hasSize(1);
  }

  @Test
  void where_only_the_country_is_known_it_abstains() {
    Place country = new Place("US", null, null, 37.751, -97.822, 1000);
    Place centre = new Place("US", null, null, 37.751, -97.822, -1);
    Place nowhere = new Place("US", null, null, Double.NaN, Double.NaN, -1);

    for (Place vague : List.of(country, centre, nowhere)) {
      assertThat(
              judged(
                  login().from(ROME).at("09:00").build(), login().from(vague).at("09:05").build()))
          .isEmpty();
    }
  }

  @Test
  void the_middle_of_a_country_is_known_however_a_pipeline_rounds_it() {
    Place cut = new Place("US", null, null, 37.75, -97.83, 200);
    Place beside = new Place("US", null, null, 37.77, -97.82, 200);

    assertThat(
            judged(login().from(ROME).at("09:00").build(), login().from(cut).at("09:05").build()))
        .isEmpty();
    assertThat(
            judged(
                login().from(ROME).at("09:00").build(), login().from(beside).at("09:05").build()))
        .isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "US, 37.751, -97.822",
    "AU, -27.0, 133.0",
    "BR, -14.235, -51.9253",
    "IN, 20.5937, 78.9629"
  })
  void the_middles_of_countries_are_known_whoever_measured_them(
      String country, double latitude, double longitude) {
    Place middle = new Place(country, null, null, latitude, longitude, -1);
    Place town = new Place(country, null, "Middletown", latitude, longitude, -1);

    assertThat(
            judged(
                login().from(ROME).at("09:00").build(), login().from(middle).at("09:05").build()))
        .isEmpty();
    assertThat(
            judged(login().from(ROME).at("09:00").build(), login().from(town).at("09:05").build()))
        .isNotEmpty();
  }

  @Test
  void a_capital_beside_the_middle_of_its_country_is_a_place() {
    // The middle is 48.8582 2.3387: two digits make 2.33 or 2.34 of that, and never 2.35.
    Place middle = new Place("FR", null, null, 48.85, 2.34, 10);
    Place town = new Place("FR", null, null, 48.85, 2.35, 10);

    assertThat(
            judged(
                login().from(ROME).at("09:00").build(), login().from(middle).at("09:05").build()))
        .isEmpty();
    assertThat(
            judged(login().from(ROME).at("09:00").build(), login().from(town).at("09:05").build()))
        .isNotEmpty();
  }

  @Test
  void the_equator_and_greenwich_are_places() {
    Place gulf = new Place("GH", null, null, 0, 0, 10);

    assertThat(
            judged(login().from(ROME).at("09:00").build(), login().from(gulf).at("09:05").build()))
        .hasSize(1);
  }

  @Test
  void two_places_at_the_same_instant_have_a_finite_speed() {
    var alerts =
        judged(
            login().id("a").from(ROME).at("09:00").build(),
            login().id("b").from(NEW_YORK).at("09:00").build());

    assertThat(alerts).hasSize(1);
    String speed =
        alerts.getFirst().factors().stream()
            .filter(f -> f.name().equals("speed_kmh"))
            .findFirst()
            .orElseThrow()
            .value();
    assertThat(Double.parseDouble(speed)).isBetween(1e6, 1e8);
  }

  @Test
  void a_failed_login_is_nowhere() {
    assertThat(
            judged(
                login().from(ROME).at("09:00").build(),
                login().from(NEW_YORK).at("09:30").failing().build()))
        .isEmpty();
  }

  @Test
  void the_same_login_twice_says_nothing_new() {
    Login a = login().id("a").from(ROME).at("09:00").build();
    Login b = login().id("b").from(NEW_YORK).at("09:30").build();

    assertThat(judged(a, b, b, a)).hasSize(1);
  }

  @Test
  void one_id_for_two_logins_from_two_addresses_hides_neither() {
    Login a = login().id("a").from(ROME).ip("192.0.2.1").at("09:00").build();
    Login b = login().id("a").from(NEW_YORK).ip("198.51.100.1").at("09:00").build();

    assertThat(judged(a, b))
        .singleElement()
        .satisfies(alert -> assertThat(alert.source()).isEqualTo(b.source()));
    assertThat(judged(a, b, b, a)).hasSize(1);
  }

  @Test
  void an_address_that_the_user_had_before_is_measured_unless_it_is_said_not_to() {
    Login[] thereAndBack = {
      login().id("a").from(ROME).ip("192.0.2.1").at("09:00").build(),
      login().id("b").from(NEW_YORK).ip("198.51.100.1").at("19:00").build(),
      login().id("c").from(ROME).ip("192.0.2.1").at("19:01").build()
    };

    assertThat(judged(thereAndBack)).extracting(Alert::events).containsExactly(List.of("b", "c"));
    assertThat(judgedWith(false, true, thereAndBack)).as("travel.known_addresses: false").isEmpty();
  }

  @Test
  void only_neighbours_in_time_are_compared_where_not_every_pair_is_wanted() {
    Place between = new Place("IT", null, "Turin", 45.0703, 7.6869, 150);
    Login[] steps = {
      login().id("a").from(ROME).at("09:00").build(),
      login().id("b").from(between).at("09:40").build(),
      login().id("c").from(PARIS).at("10:00").build()
    };

    assertThat(judged(steps)).extracting(Alert::events).containsExactly(List.of("a", "c"));
    assertThat(judgedWith(true, false, steps)).as("travel.every_pair: false").isEmpty();
  }

  private static List<Alert> judgedWith(
      boolean knownAddresses, boolean everyPair, Login... logins) {
    Travel t = Travel.defaults();
    var travel =
        new Travel(
            t.minimumKm(),
            t.minimumKmh(),
            t.subtractAccuracy(),
            t.fixedKm(),
            t.mobileKm(),
            t.unknownKm(),
            t.vagueKm(),
            t.memory(),
            t.commuting(),
            t.commutingLogins(),
            t.commutingDays(),
            t.sharedNetworks(),
            t.sharedUsers(),
            t.sharedWithin(),
            t.knownCarriers(),
            t.quietEgress(),
            everyPair,
            knownAddresses);
    var memory = new MemoryInMaps(MemoryInMaps.with(travel));
    for (Login login : logins) {
      memory.see(login);
    }
    return travel(memory.said);
  }

  @Test
  void a_vpn_is_a_quiet_signal_of_its_own() {
    var memory = MemoryInMaps.withoutLearning();
    memory.see(login().from(ROME).at("09:00").build());

    var alerts =
        memory.see(
            login()
                .from(NEW_YORK)
                .at("09:30")
                .ip("198.51.100.1")
                .network(64501, "Some VPN")
                .through(Anonymizer.VPN)
                .build());

    assertThat(alerts)
        .extracting(Alert::rule)
        .contains("egress-travel")
        .doesNotContain("impossible-travel");
    assertThat(MemoryInMaps.told(alerts)).isEmpty();
  }

  @Test
  void a_rented_server_is_no_excuse_but_for_somebody_new() {
    var known = MemoryInMaps.withoutLearning();
    var unknown = MemoryInMaps.withDefaults();
    for (var memory : List.of(known, unknown)) {
      memory.see(login().from(ROME).at("09:00").build());
      memory.see(rented(NEW_YORK, "09:30"));
    }

    assertThat(travel(known.said)).singleElement().matches(a -> !a.isSuppressed());
    assertThat(travel(unknown.said))
        .singleElement()
        .satisfies(a -> assertThat(a.suppressed()).containsExactly("learning"));
  }

  private static Login rented(Place place, String clock) {
    return login()
        .from(place)
        .at(clock)
        .ip("198.51.100.1")
        .network(64501, "Cheap Hosting")
        .through(Anonymizer.HOSTING)
        .build();
  }

  @Test
  void a_commuter_between_two_homes_is_believed_after_some_days() {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < 6; day++) {
      memory.see(login().from(ROME).at("09:00").days(2 * day).build());
      memory.see(
          login()
              .from(PARIS)
              .ip("198.51.100.1")
              .network(64501, "Autre")
              .at("09:00")
              .days(2 * day + 1)
              .build());
    }

    memory.see(login().from(ROME).at("09:00").days(12).build());
    var jump =
        travel(
            memory.see(
                login()
                    .from(PARIS)
                    .ip("198.51.100.1")
                    .network(64501, "Autre")
                    .at("09:20")
                    .days(12)
                    .build()));

    assertThat(jump)
        .singleElement()
        .satisfies(a -> assertThat(a.suppressed()).contains("commuting"));
  }

  @Test
  void in_the_first_two_weeks_a_network_of_another_day_is_no_news() {
    assertThat(outAndIn(13, 4778)).containsExactly("learning");
    assertThat(outAndIn(13, 4779)).isEmpty();
    assertThat(outAndIn(14, 4778)).isEmpty();
  }

  /**
   * Why a jump to a line in another country is believed on that day since the first, of somebody
   * who was at home on all days but one, and on that one on such a network there.
   */
  private static List<String> outAndIn(int day, long network) {
    var memory = MemoryInMaps.withDefaults();
    var there = login().from(SYDNEY).ip("198.51.100.1");
    for (int i = 0; i <= day; i++) {
      memory.see(
          (i == 6 ? there.network(network, "Another Net") : login().from(ROME))
              .at("09:00")
              .days(i)
              .build());
    }
    Login again = there.network(4778, "Another Net").at("09:20").days(day).build();
    return travel(memory.see(again)).getFirst().suppressed();
  }

  @Test
  void a_phone_on_a_carrier_abroad_is_on_no_other_carrier_at_home() {
    assertThat(phoneAbroad(Network.Kind.FIXED)).containsExactly("carrier");
    assertThat(phoneAbroad(Network.Kind.MOBILE)).isEmpty();
  }

  /**
   * Why it is believed of somebody who has nothing but a phone that it is on such a network abroad
   * minutes after it was on the one that it always was on, of which nobody knows what it serves.
   */
  private static List<String> phoneAbroad(Network.Kind kind) {
    var memory = MemoryInMaps.withDefaults();
    var phone = login().with(SAFARI_ON_IPHONE);
    var both = new Network(4777, "Lines and phones", Network.Kind.UNKNOWN);
    for (int day = 0; day <= 16; day++) {
      phone.from(ROME).ip("12.34." + day + ".9").network(both);
      memory.see(phone.at("09:00").days(day).build());
    }
    var abroad = phone.from(NEW_YORK).ip("5.6.7.8").network(new Network(4778, "Other", kind));
    return travel(memory.see(abroad.at("09:20").days(16).build())).getFirst().suppressed();
  }

  @Test
  void where_a_vpn_comes_out_nobody_commutes_to() {
    assertThat(toAnotherLineIn(SYDNEY, Anonymizer.VPN)).isEmpty();
    assertThat(toAnotherLineIn(SYDNEY)).containsExactly("commuting");
  }

  @Test
  void nobody_commutes_to_a_rented_server_that_is_new() {
    assertThat(to(login().network(14061, "DigitalOcean"), SYDNEY)).isEmpty();
    assertThat(to(login().network(4778, "Another Net"), SYDNEY)).containsExactly("commuting");
  }

  @Test
  void on_a_network_of_more_than_a_month_ago_nobody_is_known() {
    assertThat(inAnotherTownAfter(30)).containsExactly("known-networks");
    assertThat(inAnotherTownAfter(31)).isEmpty();
  }

  /** Why a jump from home is believed so many days after the last at the other end's network. */
  private static List<String> inAnotherTownAfter(int days) {
    return inAnotherTownAfter(days, perth().with(SAFARI_ON_IPHONE));
  }

  @Test
  void a_computer_is_not_in_a_new_town_abroad_as_its_provider_has_lines_there() {
    assertThat(inAnotherTownAfter(1, perth())).isEmpty();
    assertThat(inAnotherTownAfter(1, perth().from(SYDNEY))).containsExactly("commuting");
    assertThat(inAnotherTownAfter(1, perth().with(SAFARI_ON_IPHONE)))
        .containsExactly("known-networks");
  }

  private static List<String> inAnotherTownAfter(int days, LoginBuilder there) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < 12; day += 2) {
      memory.see(login().from(ROME).at("09:00").days(day).build());
      memory.see(perth().from(SYDNEY).at("09:30").days(day + 1).build());
      memory.see(perth().from(SYDNEY).with(SAFARI_ON_IPHONE).at("09:40").days(day + 1).build());
    }
    memory.see(login().from(ROME).at("09:00").days(11 + days).build());
    return travel(memory.see(there.at("09:20").days(11 + days).build())).getFirst().suppressed();
  }

  private static LoginBuilder perth() {
    Place perth = new Place("AU", null, "Perth", -31.9523, 115.8613, 20);
    return login().from(perth).ip("198.51.100.1").network(4777, "Example Lines");
  }

  private static List<String> toAnotherLineIn(Place place, Anonymizer... anonymizers) {
    return to(login().network(4778, "Another Net"), place, anonymizers);
  }

  /** Why a jump is believed from home to that in a place of every second day. */
  private static List<String> to(LoginBuilder line, Place place, Anonymizer... anonymizers) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < 12; day += 2) {
      memory.see(login().from(ROME).at("09:00").days(day).build());
      memory.see(
          login()
              .from(place)
              .ip("198.51.100.1")
              .network(4777, "Example Exits")
              .through(anonymizers)
              .at("09:00")
              .days(day + 1)
              .build());
    }
    memory.see(login().from(ROME).at("09:00").days(12).build());
    line.from(place).ip("198.51.101.9");
    return travel(memory.see(line.at("09:20").days(12).build())).getFirst().suppressed();
  }

  @Test
  void a_phone_on_its_own_carrier_says_nothing_of_where_its_owner_is() {
    var memory = MemoryInMaps.withDefaults();
    var mobile = new Network(64777, "Example Mobile", Network.Kind.MOBILE);
    for (int day = 0; day < 12; day++) {
      memory.see(login().from(ROME).at("09:00").days(day).build());
      memory.see(
          login()
              .from(ROME)
              .with(SAFARI_ON_IPHONE)
              .network(mobile)
              .ip("198.51.100.9")
              .at("12:00")
              .days(day)
              .build());
    }

    memory.see(
        login()
            .from(NEW_YORK)
            .ip("203.0.113.1")
            .network(64800, "Hotel")
            .at("20:00")
            .days(13)
            .build());
    var jump =
        travel(
            memory.see(
                login()
                    .from(ROME)
                    .with(SAFARI_ON_IPHONE)
                    .network(mobile)
                    .ip("198.51.100.9")
                    .at("20:10")
                    .days(13)
                    .build()));

    assertThat(jump).singleElement().satisfies(a -> assertThat(a.suppressed()).contains("carrier"));
  }

  @Test
  void a_carrier_abroad_is_not_its_users_because_a_thief_is_there_three_times() {
    assertThat(backAfterACarrierAbroad(16, 16, 16)).isEmpty();
    assertThat(backAfterACarrierAbroad(15, 16)).containsExactly("carrier");
  }

  /**
   * Why Alice is believed to be at home again, minutes after her computer was by a carrier in New
   * York, where it was on the evenings of these days.
   */
  private static List<String> backAfterACarrierAbroad(int... evenings) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < 16; day++) {
      memory.see(login().at("09:00").days(day).build());
    }
    var carrier = new Network(64777, "Example Mobile", Network.Kind.MOBILE);
    var abroad = login().from(NEW_YORK).network(carrier);
    for (int i = 0; i < evenings.length; i++) {
      memory.see(abroad.ip("203.0.113." + i).at("21:3" + i).days(evenings[i]).build());
    }
    return travel(memory.see(login().at("22:00").days(16).build())).getFirst().suppressed();
  }

  @Test
  void where_a_phones_carrier_puts_it_does_not_say_that_its_owner_came_from_there() {
    assertThat(backBesideAPhone(Network.Kind.MOBILE))
        .containsExactlyInAnyOrder(List.of("commuting"), List.of());
    assertThat(backBesideAPhone(Network.Kind.FIXED))
        .containsExactlyInAnyOrder(List.of("commuting"), List.of("implied"));
  }

  /**
   * What is said of Alice's computer at home, just after her phone was, by such a network, where it
   * is each noon; and somebody with such a computer in New York before that.
   */
  private static List<List<String>> backBesideAPhone(Network.Kind kind) {
    var memory = MemoryInMaps.withDefaults();
    var phone =
        login()
            .with(SAFARI_ON_IPHONE)
            .from(LAMPEDUSA)
            .network(new Network(64777, "Example", kind))
            .ip("198.51.100.9");
    for (int day = 0; day < 16; day++) {
      memory.see(login().at("09:00").days(day).build());
      memory.see(phone.at("12:00").days(day).build());
    }
    var abroad = login().from(NEW_YORK).ip("203.0.113.1").network(64800, "Hotel");
    memory.see(abroad.at("20:00").days(16).build());
    memory.see(phone.at("20:10").days(16).build());
    return MemoryInMaps.travel(memory.see(login().at("20:12").days(16).build()));
  }

  @Test
  void where_a_carrier_puts_somebodys_first_phone_shows_in_the_first_two_weeks() {
    assertThat(secondHourOfAPhone(13, LAMPEDUSA, false)).containsExactly("first-phone");
    assertThat(secondHourOfAPhone(14, LAMPEDUSA, false)).isEmpty();
    assertThat(secondHourOfAPhone(13, NEW_YORK, false)).isEmpty();
    assertThat(secondHourOfAPhone(13, LAMPEDUSA, true)).isEmpty();
  }

  /**
   * Why somebody who logs in often is believed to be on a new phone, half an hour later and far
   * away.
   */
  private static List<String> secondHourOfAPhone(int day, Place place, boolean anotherPhone) {
    var memory = MemoryInMaps.withDefaults();
    for (int hour = 0; hour < 40; hour++) {
      memory.see(login().at("09:00").plus(Duration.ofMinutes(5L * hour)).build());
    }
    if (anotherPhone) {
      var old = new Device("Android", "15", "mobile", "Chrome Mobile");
      memory.see(login().with(old).at("18:00").build());
    }
    memory.see(login().at("08:30").days(day).build());
    var phone = login().with(SAFARI_ON_IPHONE).ip("198.51.100.1").network(64800, "Other");
    return travel(memory.see(phone.from(place).at("09:00").days(day).build()))
        .getFirst()
        .suppressed();
  }

  @Test
  void the_first_phone_at_home_does_not_explain_a_strangers_computer_elsewhere() {
    var linux = new Device("Linux", "", "desktop", "Chrome");

    assertThat(computerAfterTheFirstPhone(linux, ROME)).isEmpty();
    assertThat(computerAfterTheFirstPhone(FIREFOX_ON_WINDOWS, ROME)).containsExactly("first-phone");
    assertThat(computerAfterTheFirstPhone(linux, MILAN)).containsExactly("first-phone");
  }

  /** Why that computer is believed in Lampedusa, half an hour after the first phone was there. */
  private static List<String> computerAfterTheFirstPhone(Device computer, Place phones) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < 13; day++) {
      memory.see(login().at("09:00").days(day).build());
    }
    var line = new Network(64800, "Other", Network.Kind.UNKNOWN);
    var phone = login().with(SAFARI_ON_IPHONE).from(phones).network(line).ip("198.51.100.1");
    memory.see(phone.at("09:00").days(13).build());
    var there = login().with(computer).from(LAMPEDUSA).network(line).ip("203.0.113.7");
    return travel(memory.see(there.at("09:30").days(13).build())).getFirst().suppressed();
  }

  @Test
  void a_line_of_a_carrier_is_where_it_is() {
    assertThat(afterDaysOnACarrier(5, FIREFOX_ON_WINDOWS, "203.0.113.7", NEW_YORK)).isEmpty();
    assertThat(afterDaysOnACarrier(5, FIREFOX_ON_WINDOWS, "203.0.113.8", NEW_YORK))
        .containsExactly("carrier");
    assertThat(onACarriersIpv6("2001:db8:7:7:1:2:3:4")).isEmpty();
    assertThat(onACarriersIpv6("2001:db8:7:8:1:2:3:4")).containsExactly("carrier");
  }

  /**
   * Alice is in Rome for two weeks, by a line and with a phone there; then, on a journey, her
   * computer is in New York, and half an hour later that device by a carrier of the country.
   */
  private static List<String> abroadByALocalCarrier(Device device, Place place) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < 15; day++) {
      memory.see(login().at("09:00").days(day).build());
      memory.see(login().with(SAFARI_ON_IPHONE).at("12:00").days(day).build());
    }
    memory.see(login().from(NEW_YORK).ip("198.51.100.1").network(64800, "Hotel").days(16).build());
    var carrier = new Network(64777, "Example Mobile", Network.Kind.MOBILE);
    var there = login().with(device).from(place).network(carrier).ip("203.0.113.7");
    return travel(memory.see(there.at("00:30").days(16).build())).getFirst().suppressed();
  }

  @Test
  void a_local_carrier_puts_a_travellers_phone_anywhere_in_the_country_of_the_journey() {
    var chicago = new Place("US", "IL", "Chicago", 41.8781, -87.6298, 20);
    var android = new Device("Android", "15", "mobile", "Chrome Mobile");

    assertThat(abroadByALocalCarrier(SAFARI_ON_IPHONE, chicago)).containsExactly("carrier");
    assertThat(abroadByALocalCarrier(android, chicago)).isEmpty();
  }

  @Test
  void a_new_computer_on_a_line_of_the_users_is_at_home_wherever_the_carrier_has_the_phone() {
    var carrier = new Network(64777, "Example Mobile", Network.Kind.MOBILE);
    var hotel = new Network(64778, "Example Hotels", Network.Kind.FIXED);

    assertThat(newComputerAfterThePhone(carrier, "192.0.2.1")).containsExactly("carrier");
    assertThat(newComputerAfterThePhone(carrier, "192.0.2.2")).isEmpty();
    assertThat(newComputerAfterThePhone(hotel, "192.0.2.1")).isEmpty();
  }

  /**
   * Why a computer that Alice never had is believed in Rome, where another is on a line each
   * morning, twenty minutes after her phone was far away.
   */
  private static List<String> newComputerAfterThePhone(Network phones, String address) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < 15; day++) {
      memory.see(login().at("09:00").days(day).build());
      memory.see(login().with(SAFARI_ON_IPHONE).at("12:00").days(day).build());
    }
    var phone = login().with(SAFARI_ON_IPHONE).from(LAMPEDUSA).ip("203.0.113.7");
    memory.see(phone.network(phones).at("09:00").days(16).build());
    var computer = login().with(new Device("Linux", "", "desktop", "Chrome")).ip(address);
    return travel(memory.see(computer.at("09:20").days(16).build())).getFirst().suppressed();
  }

  @Test
  void a_carrier_may_have_a_new_phone_anywhere_in_the_country() {
    var carrier = new Network(64777, "Example Mobile", Network.Kind.MOBILE);
    var line = new Network(64777, "Example Lines", Network.Kind.UNKNOWN);
    var android = new Device("Android", "15", "mobile", "Chrome Mobile");
    var linux = new Device("Linux", "", "desktop", "Chrome");

    assertThat(newDeviceInLampedusa(android, carrier, "09:20")).containsExactly("first-phone");
    assertThat(newDeviceInLampedusa(android, line, "09:20")).isEmpty();
    assertThat(newDeviceInLampedusa(linux, carrier, "09:20")).isEmpty();
    assertThat(newDeviceInLampedusa(android, carrier, "04:20")).isEmpty();
  }

  /** Why that device is believed there, twenty minutes after the computer was in Rome. */
  private static List<String> newDeviceInLampedusa(Device device, Network network, String clock) {
    var memory = MemoryInMaps.withDefaults();
    for (int day = 0; day < 15; day++) {
      memory.see(login().at("09:00").days(day).build());
      memory.see(login().with(SAFARI_ON_IPHONE).at("12:00").days(day).build());
    }
    memory.see(login().at(clock.replace(":20", ":00")).days(16).build());
    var there = login().with(device).from(LAMPEDUSA).network(network).ip("203.0.113.7");
    return travel(memory.see(there.at(clock).days(16).build())).getFirst().suppressed();
  }

  @Test
  void a_carrier_is_known_by_its_name_where_the_log_does_not_number_it() {
    assertThat(onACarrier(new Network(0, "Hutchison 3G UK Limited", Network.Kind.UNKNOWN)))
        .containsExactly("carrier");
    assertThat(onACarrier(new Network(0, "Hutchison UK Limited", Network.Kind.UNKNOWN))).isEmpty();
  }

  private static List<String> onACarrier(Network network) {
    return afterDaysOn(
        network, 5, FIREFOX_ON_WINDOWS, List.of("203.0.113.7", "203.0.113.8"), NEW_YORK);
  }

  /** The same of a line with IPv6, where a computer has another address every day. */
  private static List<String> onACarriersIpv6(String today) {
    var carrier = new Network(64777, "Example Mobile", Network.Kind.MOBILE);
    return afterDaysOn(carrier, 5, FIREFOX_ON_WINDOWS, List.of("2001:db8:7:7::7", today), NEW_YORK);
  }

  @Test
  void a_carrier_that_a_computer_was_on_for_weeks_explains_nobody_in_a_country_that_is_new() {
    assertThat(afterDaysOnACarrier(10, FIREFOX_ON_WINDOWS, "203.0.113.8", NEW_YORK)).isEmpty();
    assertThat(afterDaysOnACarrier(9, FIREFOX_ON_WINDOWS, "203.0.113.8", NEW_YORK))
        .containsExactly("carrier");
    assertThat(afterDaysOnACarrier(10, SAFARI_ON_IPHONE, "203.0.113.8", NEW_YORK))
        .containsExactly("carrier");
    assertThat(afterDaysOnACarrier(10, FIREFOX_ON_WINDOWS, "203.0.113.8", LAMPEDUSA))
        .containsExactly("carrier");
  }

  /**
   * Why somebody who is on a carrier at home for so many days, and then with another address, is
   * believed far off half an hour later.
   */
  private static List<String> afterDaysOnACarrier(
      int days, Device device, String today, Place place) {
    var carrier = new Network(64777, "Example Mobile", Network.Kind.MOBILE);
    return afterDaysOn(carrier, days, device, List.of("203.0.113.7", today), place);
  }

  /** The same on that network, with one address on all days before and another today. */
  private static List<String> afterDaysOn(
      Network network, int days, Device device, List<String> addresses, Place place) {
    var memory = MemoryInMaps.withDefaults();
    var carrier = login().with(device).network(network);
    for (int day = 1; day < days; day++) {
      memory.see(carrier.ip(addresses.getFirst()).at("09:00").days(day).build());
    }
    memory.see(carrier.ip(addresses.getLast()).at("09:00").days(12).build());
    var there = login().with(device).from(place).ip("198.51.100.1").network(64800, "Other");
    return travel(memory.see(there.at("09:30").days(12).build())).getFirst().suppressed();
  }

  @Test
  void the_fourth_user_who_jumps_to_a_shared_exit_is_believed() {
    var memory = MemoryInMaps.withDefaults();

    assertThat(List.of("ann", "bob", "cem", "dan"))
        .extracting(user -> jumpToTheExit(memory, user).getFirst().suppressed())
        .containsExactly(List.of(), List.of(), List.of(), List.of("shared-network"));
  }

  @Test
  void a_shared_exit_explains_who_appears_there_and_not_who_appears_in_a_strange_country() {
    assertThat(fromTheSharedExit(MILAN)).containsExactly("shared-network");
    assertThat(fromTheSharedExit(SYDNEY)).isEmpty();
  }

  /** What is told of a user who is at home for days, and then in New York within minutes. */
  private static List<Alert> jumpToTheExit(MemoryInMaps memory, String user) {
    for (int day = 0; day < 12; day++) {
      memory.see(atHome(user).at("09:00").days(day).build());
    }
    return travel(memory.see(atTheExit(user).at("09:20").days(11).build()));
  }

  private static LoginBuilder atHome(String user) {
    return login()
        .of(user)
        .from(ROME)
        .ip("5.1." + user.charAt(0) % 9 + ".1")
        .network(3269, "Fixed");
  }

  private static LoginBuilder atTheExit(String user) {
    return login().of(user).from(NEW_YORK).ip("12.34.56.7").network(396_500, "Example Holding");
  }

  /**
   * Why it is believed that somebody came from the exit to a line there, on the morning of the day
   * after, when that computer was at home, too.
   */
  private static List<String> fromTheSharedExit(Place there) {
    var memory = MemoryInMaps.withDefaults();
    List.of("ann", "bob", "cem", "dan").forEach(user -> jumpToTheExit(memory, user));
    memory.see(atHome("dan").at("06:00").days(12).build());
    memory.see(atTheExit("dan").at("09:20").days(12).build());
    LoginBuilder line = login().of("dan").from(there).ip("7.7.7.7").network(65_000, "Line");
    return travel(memory.see(line.at("09:40").days(12).build())).getFirst().suppressed();
  }
}
