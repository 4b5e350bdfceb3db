package io.loginwatch.bench.quality;

import io.loginwatch.bench.attack.Attack;
import io.loginwatch.bench.attack.AttackClass;
import io.loginwatch.bench.attack.Attacks;
import io.loginwatch.bench.people.Calendar;
import io.loginwatch.bench.people.Event;
import io.loginwatch.bench.people.People;
import io.loginwatch.bench.people.User;
import io.loginwatch.bench.world.Addresses;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Months of labelled logins, in the order in which a log pipeline would post them. The same figures
 * make the same logins, to the byte. Holds a day at a time.
 *
 * @param users how many have an account
 * @param each how many attacks of each class
 */
public record Months(long seed, int users, int days, int each) {
  /** A fifth of these is what the goal lets a class miss: four attacks of five are to be found. */
  private static final int LEAST = 5;

  /** Days of users for five attacks of each class: a month of 800. */
  private static final int MONTH = 24_000;

  /**
   * Five attacks of each class for every whole 24,000 days of users, and never fewer. It is always
   * a multiple of five, so that recall of 0.8 in a class, which is the goal, can be had exactly. Of
   * fewer than 250 users there are fewer dormant accounts than that to return.
   */
  public static Months of(long seed, int users, int days) {
    return new Months(seed, users, days, LEAST * Math.max(1, users * days / MONTH));
  }

  /** Makes the logins in their order of arrival, and afterwards the labels. */
  public List<Label> write(Consumer<Event> log) {
    var addresses = new Addresses(seed);
    List<User> people = new People(seed, days, addresses).people(users);
    var kinds = EnumSet.allOf(AttackClass.class);
    if (days < 60) {
      kinds.remove(AttackClass.DORMANT_RETURN);
    }
    var attacks = new Attacks(seed, addresses, people, days, kinds, each);
    var labels = new ArrayList<Label>();
    labels.add(new Label.Extent(users, days));
    people.forEach(user -> labels.add(Label.Somebody.of(user)));
    var waiting =
        new PriorityQueue<Event>(Comparator.comparing(Event::arrival).thenComparing(Event::id));
    for (int day = 0; day < days; day++) {
      var logged = new HashMap<String, List<Event>>();
      for (User user : people) {
        List<Event> events = user.day(day);
        logged.put(user.name(), events);
        waiting.addAll(events);
      }
      for (Attack attack : attacks.day(day, logged)) {
        waiting.addAll(attack.events());
        labels.add(Label.Struck.of(attack));
      }
      send(waiting, log, Calendar.START.plus(Duration.ofDays(day + 1)).minus(EARLIEST));
    }
    send(waiting, log, Instant.MAX);
    return labels;
  }

  /** In the easternmost city a day begins half a day before it does in Greenwich. */
  private static final Duration EARLIEST = Duration.ofHours(13);

  private static void send(PriorityQueue<Event> waiting, Consumer<Event> log, Instant before) {
    for (Event next = waiting.peek();
        next != null && next.arrival().isBefore(before);
        next = waiting.peek()) {
      log.accept(waiting.remove());
    }
  }
}
