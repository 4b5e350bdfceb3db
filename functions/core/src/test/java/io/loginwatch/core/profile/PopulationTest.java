package io.loginwatch.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.loginwatch.core.login.Device;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PopulationTest {
  private static final int TODAY = 20_500;
  private static final Line FIBRE = new Line("IT", 64_496);
  private static final Device CLIENT = new Device("Windows", "", "desktop", "Firefox");

  /** Of a group that nobody else in these tests is in. */
  private static final String OTHER =
      Stream.iterate("x", name -> name + "x")
          .filter(name -> Population.group(name) == 63)
          .findFirst()
          .orElseThrow();

  private Population population = Population.NOBODY;

  /** What a user of that group came back to, first of its day. */
  private void learn(int group, int day, Line line) {
    population = population.with(new Sample(group, day, true, line, "IT", CLIENT));
  }

  @Test
  void what_two_users_come_back_to_is_told_from_what_one_does_twice() {
    learn(1, TODAY, FIBRE);
    learn(1, TODAY + 1, FIBRE);
    int one = population.lines().others(FIBRE::equals, OTHER);
    learn(2, TODAY, FIBRE);

    assertThat(one).isEqualTo(1);
    assertThat(population.lines().others(FIBRE::equals, OTHER)).isEqualTo(2);
    assertThat(population.lines().days(FIBRE)).isEqualTo(3);
    assertThat(population.days()).isEqualTo(3);
  }

  @Test
  void the_user_who_asks_does_not_count() {
    String user = "alice";
    learn(Population.group(user), TODAY, FIBRE);

    assertThat(population.lines().others(FIBRE::equals, user)).isZero();
  }

  @Test
  void where_each_has_something_of_their_own_something_new_is_no_news() {
    double nothing = population.lines().novelty(_ -> true, OTHER);
    for (int group = 0; group < 20; group++) {
      learn(group, TODAY, new Line("IT", group + 1));
    }
    double alone = population.lines().novelty(_ -> true, OTHER);
    for (int group = 0; group < 20; group++) {
      learn(group, TODAY, FIBRE);
    }

    assertThat(nothing).isEqualTo(1);
    assertThat(alone).isEqualTo(1);
    assertThat(population.lines().novelty(_ -> true, OTHER)).isEqualTo(21 / 41.0);
  }

  @Test
  void one_user_takes_up_eight_places_whatever_comes() {
    learn(2, TODAY, FIBRE);
    for (int asn = 1; asn <= 8; asn++) {
      learn(1, TODAY, new Line("IT", asn));
    }
    assertThat(population.lines().size()).isEqualTo(9);

    for (int asn = 9; asn <= 1_000; asn++) {
      learn(1, TODAY, new Line("IT", asn));
    }
    assertThat(population.lines().size()).isEqualTo(9);
    assertThat(population.lines().days(FIBRE)).isPositive();
  }

  @Test
  void a_million_networks_of_everybody_push_out_none_that_two_share() {
    learn(1, TODAY, FIBRE);
    learn(2, TODAY, FIBRE);
    for (int i = 0; i < 1_000_000; i++) {
      population =
          population.with(
              new Sample(i % 63, TODAY, false, new Line("IT", i + 1_000_000L), "IT", null));
    }

    assertThat(population.lines().size()).isEqualTo(Population.LINES);
    assertThat(population.lines().others(FIBRE::equals, OTHER)).isEqualTo(2);
    assertThat(PopulationCodec.encode(population).length)
        .isLessThanOrEqualTo(PopulationCodec.LARGEST);
  }

  @Test
  void all_fades_when_as_much_as_is_kept_was_counted_and_what_nobody_came_back_to_is_forgotten() {
    learn(1, TODAY, FIBRE);
    for (int n = 1; n < Population.FULL - 1; n++) {
      learn(n % 64, TODAY, new Line("IT", 1));
    }
    assertThat(population.days()).isEqualTo(Population.FULL - 1);

    learn(2, TODAY + 50, new Line("IT", 1));
    assertThat(population.days()).isEqualTo(Population.FULL / 2);
    assertThat(population.lines().days(FIBRE)).isEqualTo(1);

    for (int n = 0; n < Population.FULL / 2; n++) {
      learn(n % 64, TODAY + 100, new Line("IT", 1));
    }
    assertThat(population.lines().days(FIBRE)).isZero();
    assertThat(population.lines().days(new Line("IT", 1))).isPositive();
  }

  @Test
  void the_faster_it_fills_the_fewer_are_sampled() {
    fill(TODAY, TODAY + 29);
    assertThat(population.oneIn()).isEqualTo(2);
    fill(TODAY + 29, TODAY + 29 + 30);
    assertThat(population.oneIn()).isEqualTo(2);
    fill(TODAY + 59, TODAY + 59 + 121);
    assertThat(population.oneIn()).isEqualTo(1);

    for (int n = 0; n < 40; n++) {
      fill(TODAY + 180, TODAY + 180);
    }
    assertThat(population.oneIn()).isEqualTo(Population.RAREST);
  }

  private void fill(int from, int to) {
    int before = population.days();
    while (population.days() >= before) {
      before = population.days();
      learn(1, before < Population.FULL - 1 ? from : to, FIBRE);
    }
  }

  @Test
  void days_of_users_are_sampled_evenly_and_all_logins_of_a_day_or_none() {
    for (int n = 0; n < 6; n++) {
      fill(TODAY, TODAY);
    }
    assertThat(population.oneIn()).isEqualTo(64);
    long morning = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
    int sampled = 0;
    for (int user = 0; user < 64_000; user++) {
      boolean is = population.samples("user-" + user, morning);
      assertThat(population.samples("user-" + user, morning + 86_399_999)).isEqualTo(is);
      sampled += is ? 1 : 0;
    }

    assertThat(sampled).isBetween(800, 1_200);
  }

  @Property(tries = 50)
  void whatever_was_learned_is_small_and_is_read_back_as_it_was(@ForAll long seed) {
    var random = new Random(seed);
    int learned = random.nextInt(6_000);
    for (int i = 0; i < learned; i++) {
      population = population.with(hostile(random));
    }

    byte[] bytes = PopulationCodec.encode(population);

    assertThat(bytes.length).isLessThanOrEqualTo(PopulationCodec.LARGEST);
    Population read = PopulationCodec.decode(bytes);
    assertThat(PopulationCodec.encode(read)).isEqualTo(bytes);
    assertThat(PopulationCodec.encode(read.with(hostile(new Random(seed)))))
        .isEqualTo(PopulationCodec.encode(population.with(hostile(new Random(seed)))));
  }

  private static Sample hostile(Random random) {
    var letters = new char[2];
    Arrays.fill(letters, '\uffee');
    String country = random.nextBoolean() ? new String(letters) : random.nextInt(10, 99) + "";
    return new Sample(
        random.nextInt(64),
        random.nextInt(Integer.MIN_VALUE / 2, Integer.MAX_VALUE / 2),
        random.nextBoolean(),
        new Line(country, random.nextLong(1, Long.MAX_VALUE)),
        country,
        new Device(
            "o".repeat(18) + random.nextInt(99),
            "",
            "k".repeat(10) + random.nextInt(99),
            "b".repeat(26) + random.nextInt(99)));
  }

  @Test
  void what_is_no_population_is_refused() {
    byte[] good = PopulationCodec.encode(Population.NOBODY);
    byte[] newer = good.clone();
    newer[0]++;
    byte[] longer = Arrays.copyOf(good, good.length + 1);
    byte[] shorter = Arrays.copyOf(good, good.length - 1);
    byte[] oneInThree = good.clone();
    oneInThree[1] = 3;

    assertThat(PopulationCodec.decode(good).days()).isZero();
    for (byte[] bad : new byte[][] {newer, longer, shorter, oneInThree}) {
      assertThatThrownBy(() -> PopulationCodec.decode(bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
