package io.loginwatch.bench.attack;

import io.loginwatch.bench.people.Event;
import io.loginwatch.bench.people.Person;
import io.loginwatch.bench.people.Population;
import io.loginwatch.bench.people.User;
import io.loginwatch.bench.world.Addresses;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Plans the attacks of a seed, and carries them out day by day. */
public final class Attacks {
  /** How long everybody is left in peace, so that something is known of them. */
  private static final int PEACE_DAYS = 18;

  private final long seed;
  private final Addresses addresses;
  private final List<Person> people;
  private final List<Person> dormant;
  private final SplittableRandom random;
  private final Map<Integer, List<AttackClass>> plan = new TreeMap<>();
  private final Map<AttackClass, Integer> numbers = new EnumMap<>(AttackClass.class);
  private final Map<String, Integer> lastStruck = new HashMap<>();
  private final Map<String, Familiar> familiar = new HashMap<>();
  private final int days;

  /**
   * @param kinds which attacks to plan
   * @param each how many of each
   */
  public Attacks(
      long seed,
      Addresses addresses,
      List<User> users,
      int days,
      Set<AttackClass> kinds,
      int each) {
    this.seed = seed;
    this.addresses = addresses;
    this.days = days;
    this.random = new SplittableRandom(Addresses.mix(seed, 4711, 12));
    this.people = persons(users, p -> p.population() != Population.DORMANT);
    this.dormant = new ArrayList<>(persons(users, p -> p.population() == Population.DORMANT));
    for (AttackClass kind : kinds) {
      int from = kind == AttackClass.DORMANT_RETURN ? Math.min(58, days - 2) : PEACE_DAYS;
      from = Math.min(from, Math.max(0, days - 2));
      for (int i = 0; i < each; i++) {
        schedule(random.nextInt(from, Math.max(from + 1, days - 1)), kind);
      }
    }
  }

  /**
   * The attacks of that day.
   *
   * @param logged what the users log that day themselves
   */
  public List<Attack> day(int day, Map<String, List<Event>> logged) {
    logged.forEach((name, events) -> familiar(name).see(events));
    var attacks = new ArrayList<Attack>();
    for (AttackClass kind : plan.getOrDefault(day, List.of())) {
      int number = numbers.merge(kind, 1, Integer::sum);
      String id = kind.word() + "-" + number;
      var villain =
          new Villain(
              id + "@" + seed,
              addresses,
              new SplittableRandom(Addresses.mix(seed, id.hashCode(), 13)));
      List<Event> events = strike(kind, villain, day, logged);
      if (events.isEmpty()) {
        numbers.merge(kind, -1, Integer::sum);
        postpone(day, kind);
      } else {
        attacks.add(new Attack(id, kind, events));
      }
    }
    return attacks;
  }

  private List<Event> strike(
      AttackClass kind, Villain villain, int day, Map<String, List<Event>> logged) {
    Person victim = kind == AttackClass.DORMANT_RETURN ? sleeper() : victim(day);
    if (victim == null) {
      return List.of();
    }
    List<Event> own = logged.getOrDefault(victim.name(), List.of());
    var takeover = new Takeover(villain, victim, day, own, familiar(victim.name()));
    var guessing = new Guessing(villain, day);
    return switch (kind) {
      case FAR_TAKEOVER -> takeover.far();
      case FAR_TAKEOVER_LATE -> takeover.farAndLate();
      case NEW_COUNTRY_NEW_DEVICE -> takeover.newCountryAndDevice();
      case SAME_COUNTRY_RENTED_SERVER -> takeover.rentedServerAtNight();
      case VICTIMS_USER_AGENT_OWNER_BACK -> takeover.victimsUserAgent();
      case TOR -> takeover.tor();
      case SESSION_THEFT -> takeover.sessionTheft();
      case DORMANT_RETURN -> takeover.dormantReturn();
      case BRUTE_FORCE_THEN_SUCCESS -> guessing.bruteForceThenSuccess(victim.name());
      case DISTRIBUTED_BRUTE_FORCE -> guessing.distributed(victim.name());
      case MFA_FATIGUE -> guessing.mfaFatigue(victim.name());
      case PASSWORD_SPRAYING -> guessing.spraying(some(villain.between(12, 60)));
      case CREDENTIAL_STUFFING -> guessing.stuffing(some(villain.between(30, 200)));
    };
  }

  /** Somebody who has been there for ten days and was not a victim within the last five. */
  private @Nullable Person victim(int day) {
    for (int i = 0; i < 200; i++) {
      Person person = people.get(random.nextInt(people.size()));
      if (person.joinedBy(day - 10) && lastStruck.getOrDefault(person.name(), -9) < day - 4) {
        lastStruck.put(person.name(), day);
        return person;
      }
    }
    return null;
  }

  private @Nullable Person sleeper() {
    return dormant.isEmpty() ? null : dormant.remove(random.nextInt(dormant.size()));
  }

  private List<String> some(int count) {
    return random
        .ints(0, people.size())
        .distinct()
        .limit(Math.min(count, people.size() / 2 + 1))
        .mapToObj(i -> people.get(i).name())
        .toList();
  }

  private Familiar familiar(String name) {
    return familiar.computeIfAbsent(name, n -> new Familiar());
  }

  private void postpone(int day, AttackClass kind) {
    if (day + 1 < days) {
      schedule(day + 1, kind);
    }
  }

  private void schedule(int day, AttackClass kind) {
    plan.computeIfAbsent(day, d -> new ArrayList<>()).add(kind);
  }

  private static List<Person> persons(List<User> users, Predicate<Person> which) {
    return users.stream()
        .filter(Person.class::isInstance)
        .map(Person.class::cast)
        .filter(which)
        .toList();
  }
}
