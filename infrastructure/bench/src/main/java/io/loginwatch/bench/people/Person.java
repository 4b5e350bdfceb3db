package io.loginwatch.bench.people;

import io.loginwatch.bench.world.Addresses;
import io.loginwatch.bench.world.City;
import io.loginwatch.bench.world.Gadget;
import io.loginwatch.bench.world.Spot;
import io.loginwatch.core.login.Actions;
import io.loginwatch.core.login.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Somebody with a home, habits, a laptop and a phone. Made anew from the seed, always the same. */
public final class Person implements User {
  private final String name;
  private final Population population;
  private final Itinerary itinerary;
  private final Connection connection;
  private final SplittableRandom random;
  private final double starts;
  private final int firstDay;
  private final int lastDay;
  private final double typos;
  private final boolean keepsSession;
  private Gadget laptop;
  private Gadget phone;
  private int phones;
  private int laptops;
  private int sequence;

  Person(
      String name,
      Population population,
      Itinerary itinerary,
      Connection connection,
      SplittableRandom random,
      int days) {
    this.name = name;
    this.population = population;
    this.itinerary = itinerary;
    this.connection = connection;
    this.random = random;
    this.starts = 7.5 + 2.5 * random.nextDouble();
    boolean joinsLater = random.nextInt(12) == 0 && population != Population.DORMANT;
    this.firstDay = joinsLater ? random.nextInt(Math.max(1, days / 2)) : 0;
    this.lastDay = population == Population.DORMANT ? 9 + random.nextInt(3) : Integer.MAX_VALUE;
    this.typos = population == Population.FAT_FINGERS ? 0.3 : 0.03;
    this.keepsSession = random.nextBoolean();
    this.laptop = Gadget.laptop(random);
    this.phone = Gadget.phone(random);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Population population() {
    return population;
  }

  public Gadget laptop() {
    return laptop;
  }

  /** Where they are, or were last seen if they are under way. */
  @Override
  public City city(Instant time) {
    return itinerary.lastSeen(time);
  }

  /** Whether they were not there at all before that day. */
  public boolean joinedBy(int day) {
    return firstDay <= day;
  }

  @Override
  public List<Event> day(int day) {
    var events = new ArrayList<Event>();
    if (day < firstDay || day > lastDay) {
      return events;
    }
    buys();
    for (Instant gate : itinerary.gates(day, random)) {
      if (random.nextInt(3) > 0) {
        login(events, gate, random.nextBoolean() ? phone : laptop);
      }
    }
    double attendance = Calendar.weekend(day) ? 0.12 : population == Population.DORMANT ? 1 : 0.93;
    if (random.nextDouble() < attendance) {
      workday(events, day);
    }
    if (random.nextDouble() < 0.3) {
      City city = itinerary.lastSeen(Calendar.at(day, 20, 0));
      login(events, Calendar.at(day, 17 + 6.5 * random.nextDouble(), city.utcOffset()), phone);
    }
    return events;
  }

  /** Comes, logs in, and again after lunch and in between, on the laptop and on the phone. */
  private void workday(List<Event> events, int day) {
    City city = itinerary.lastSeen(Calendar.at(day, 9, 0));
    double hour = starts + 0.4 * random.nextDouble(-1, 1);
    int logins = 1 + random.nextInt(5);
    for (int i = 0; i < logins; i++) {
      Gadget gadget = random.nextInt(10) < 3 ? phone : laptop;
      login(events, Calendar.at(day, hour, city.utcOffset()), gadget);
      hour +=
          random.nextInt(4) == 0 ? 0.03 + 0.2 * random.nextDouble() : 0.5 + 3 * random.nextDouble();
    }
  }

  /** A new phone every year and a half, a new laptop every two or three. */
  private void buys() {
    if (random.nextInt(550) == 0) {
      phone = Gadget.phone(random);
      phones++;
    }
    if (random.nextInt(900) == 0) {
      laptop = Gadget.laptop(random);
      laptops++;
    }
  }

  private void login(List<Event> events, Instant time, Gadget gadget) {
    City city = itinerary.at(time);
    if (city == null) {
      return;
    }
    Spot spot = connection.connect(time, city, gadget);
    Instant now = time.truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    if (random.nextDouble() < typos) {
      int tries = population == Population.FAT_FINGERS ? 1 + random.nextInt(6) : 1;
      tries = random.nextInt(60) == 0 ? tries + 6 : tries;
      for (int i = tries; i > 0; i--) {
        Instant earlier = now.minusSeconds(8L * i + random.nextInt(7));
        events.add(
            event(earlier, Actions.LOGIN, Outcome.FAILURE, "INVALID_CREDENTIALS", spot, gadget));
      }
    }
    if (random.nextInt(4) == 0) {
      boolean missed = random.nextInt(40) == 0;
      events.add(
          event(
              now.minusSeconds(4),
              Actions.MFA_CHALLENGE,
              missed ? Outcome.FAILURE : Outcome.SUCCESS,
              missed ? "TIMEOUT" : null,
              spot,
              gadget));
    }
    events.add(event(now, Actions.LOGIN, Outcome.SUCCESS, null, spot, gadget));
  }

  private Event event(
      Instant time,
      String action,
      Outcome outcome,
      @Nullable String reason,
      Spot spot,
      Gadget gadget) {
    int day = Calendar.day(time);
    sequence++;
    String id = Long.toHexString(Addresses.mix(name.hashCode(), sequence, 77));
    Instant arrival =
        random.nextInt(50) == 0
            ? time.plusSeconds(random.nextInt(1800))
            : time.plus(Duration.ofMillis(random.nextInt(20_000)));
    return new Event(
        id,
        time,
        arrival,
        day,
        name,
        action,
        outcome,
        reason,
        spot,
        gadget,
        session(day, gadget),
        true);
  }

  /**
   * Half the people stay logged in all day, wherever they carry the laptop or phone. A new one has
   * none of the old one's cookies.
   */
  private String session(int day, Gadget gadget) {
    long which =
        keepsSession
            ? (gadget.isPhone()
                ? 1_000_000 + 10_000L * phones + day / 3
                : 2_000_000 + 10_000L * laptops + day)
            : 3_000_000 + sequence;
    return "s" + Long.toHexString(Addresses.mix(name.hashCode(), which, 5));
  }
}
