package io.loginwatch.bench.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.loginwatch.bench.attack.AttackClass;
import io.loginwatch.bench.people.Event;
import io.loginwatch.bench.people.Population;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MonthsTest {
  private static final Months TWO_MONTHS = Months.of(7, 150, 60);

  private final List<Event> log = new ArrayList<>();
  private final List<Label> labels = TWO_MONTHS.write(log::add);

  @Test
  void the_same_seed_makes_the_same_log_to_the_byte_and_another_seed_another() {
    assertThat(text(TWO_MONTHS)).isEqualTo(text(TWO_MONTHS));
    assertThat(text(Months.of(8, 150, 60))).isNotEqualTo(text(TWO_MONTHS));
  }

  @Test
  void there_are_five_attacks_of_each_class_for_each_month_of_800_users_and_never_fewer() {
    assertThat(Months.of(1, 200, 30).each()).isEqualTo(5);
    assertThat(Months.of(1, 800, 59).each()).isEqualTo(5);
    assertThat(Months.of(1, 800, 60).each()).isEqualTo(10);
    var labels = Months.of(7, 300, 60).write(event -> {});
    for (AttackClass kind : AttackClass.values()) {
      assertThat(labels)
          .filteredOn(label -> label instanceof Label.Struck attack && attack.kind() == kind)
          .as(kind.word())
          .hasSize(5);
    }
  }

  @Test
  void every_attack_and_every_population_is_there() {
    assertThat(attacks()).extracting(Label.Struck::kind).contains(AttackClass.values());
    assertThat(labels)
        .filteredOn(Label.Somebody.class::isInstance)
        .extracting(l -> ((Label.Somebody) l).population())
        .contains(
            List.of(Population.values()).stream().map(Population::word).toArray(String[]::new));
  }

  @Test
  void what_is_labelled_as_an_attack_is_in_the_log_with_the_users_and_addresses_it_names() {
    var byId = new HashMap<String, Event>();
    log.forEach(event -> byId.put(event.id(), event));
    for (Label.Struck attack : attacks()) {
      Set<String> users = new HashSet<>();
      Set<String> sources = new HashSet<>();
      for (String id : attack.logins()) {
        Event event = byId.get(id);
        assertThat(event).as(attack.id()).isNotNull();
        assertThat(event.time()).isBetween(attack.first(), attack.last());
        users.add(event.user());
        sources.add(event.spot().ip());
      }
      assertThat(users).isEqualTo(attack.users());
      assertThat(sources).isEqualTo(attack.sources());
    }
  }

  @Test
  void no_two_logins_share_an_id() {
    assertThat(log).extracting(Event::id).doesNotHaveDuplicates();
  }

  @Test
  void logins_come_in_order_of_arrival_and_some_long_after_they_happened() {
    assertThat(log).extracting(Event::arrival).isSorted();
    assertThat(log)
        .anyMatch(e -> e.arrival().isAfter(e.time().plus(Duration.ofHours(1))))
        .noneMatch(e -> e.arrival().isBefore(e.time()));
  }

  @Test
  void nobody_travels_faster_than_an_airliner_when_their_own_line_is_their_own_place() {
    Set<String> honest =
        labels.stream()
            .filter(Label.Somebody.class::isInstance)
            .map(Label.Somebody.class::cast)
            .filter(s -> s.population().matches("traveller|commuter|moves-house"))
            .map(Label.Somebody::user)
            .collect(Collectors.toSet());
    Set<String> wicked =
        attacks().stream().flatMap(a -> a.logins().stream()).collect(Collectors.toSet());
    var last = new HashMap<String, Event>();
    log.stream()
        .filter(e -> e.isSuccess() && honest.contains(e.user()) && !wicked.contains(e.id()))
        .sorted(java.util.Comparator.comparing(Event::time))
        .forEach(event -> {
          Event before = last.put(event.user(), event);
          if (before != null) {
            double km = before.spot().city().kilometresTo(event.spot().city());
            double hours = Duration.between(before.time(), event.time()).toMillis() / 3.6e6;
            assertThat(km < 900 || km / hours < 950).as("%s then %s", before, event).isTrue();
          }
        });
  }

  @Test
  void a_dialect_leaves_out_what_it_is_told_to_and_nothing_else() {
    Event event =
        log.stream()
            .filter(e -> e.session() != null && !e.spot().countryOnly())
            .filter(e -> e.spot().anonymizer() != null)
            .findFirst()
            .orElseThrow();
    JsonNode full = EcsLine.of(event, Dialect.FULL);
    assertThat(full.at("/session/id").asText()).isNotEmpty();
    assertThat(full.at("/source/as/number").asLong()).isPositive();
    assertThat(full.at("/loginwatch/accuracy_km").asInt()).isPositive();
    assertThat(full.at("/loginwatch/anonymizers")).isNotEmpty();
    JsonNode less =
        EcsLine.of(event, Dialect.without("sessions,asn,radii,city,anonymizers,user-agent"));
    assertThat(less.has("session")).isFalse();
    assertThat(less.has("user_agent")).isFalse();
    assertThat(less.has("loginwatch")).isFalse();
    assertThat(less.at("/source/as").isMissingNode()).isTrue();
    assertThat(less.at("/source/geo/city_name").isMissingNode()).isTrue();
    assertThat(less.at("/source/geo/location/lat").isNumber()).isTrue();
  }

  @Test
  void labels_survive_being_written_and_read() throws Exception {
    var json = new com.fasterxml.jackson.databind.ObjectMapper();
    for (Label label : labels) {
      assertThat(Label.of(json.readTree(label.toJson().toString()))).isEqualTo(label);
    }
  }

  private List<Label.Struck> attacks() {
    return labels.stream()
        .filter(Label.Struck.class::isInstance)
        .map(Label.Struck.class::cast)
        .toList();
  }

  private static String text(Months months) {
    var text = new StringBuilder();
    months
        .write(event -> text.append(EcsLine.of(event, Dialect.FULL)).append('\n'))
        .forEach(label -> text.append(label.toJson()).append('\n'));
    return text.toString();
  }
}
