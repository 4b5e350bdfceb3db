package io.loginwatch.bench.attack;

import io.loginwatch.bench.people.Calendar;
import io.loginwatch.bench.people.Event;
import io.loginwatch.bench.people.Person;
import io.loginwatch.bench.world.Carrier;
import io.loginwatch.bench.world.City;
import io.loginwatch.bench.world.Gadget;
import io.loginwatch.bench.world.Spot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Attacks by somebody who has the password, or the session, and uses it. */
final class Takeover {
  /** A country has a few networks; somebody may know them all. */
  private static final int TRIES = 20;

  private final Villain villain;
  private final Person victim;
  private final int day;
  private final List<Event> own;
  private final Familiar known;

  /**
   * @param own what the victim themselves log on that day
   * @param known what the log has shown of the victim
   */
  Takeover(Villain villain, Person victim, int day, List<Event> own, Familiar known) {
    this.known = known;
    this.villain = villain;
    this.victim = victim;
    this.day = day;
    this.own =
        own.stream().filter(Event::isSuccess).sorted(Comparator.comparing(Event::time)).toList();
  }

  /** Too far from where the owner has just been; empty if the owner was nowhere that day. */
  List<Event> far() {
    if (own.isEmpty()) {
      return List.of();
    }
    Event before = own.get(villain.random.nextInt(own.size()));
    Spot spot = villain.anyLine(far(before.spot().city(), 2_000));
    Gadget gadget =
        villain.between(0, 9) < 6 ? Gadget.thieves(villain.random) : Gadget.laptop(villain.random);
    return visits(before.time().plus(villain.minutes(12, 100)), spot, gadget, null);
  }

  /** The same, and the log tells us hours later, when the owner has long been back. */
  List<Event> farAndLate() {
    Duration delay = villain.minutes(100, 900);
    return far().stream().map(e -> e.arriving(e.time().plus(delay))).toList();
  }

  /** Not too far for the time since, but a country, a device and a network nobody has seen. */
  List<Event> newCountryAndDevice() {
    Instant time = quietHour(20, 30);
    City home = victim.city(time);
    City city = villain.somewhere(c -> !known.country(c.country()) && c.kilometresTo(home) < 9_000);
    return city == null ? List.of() : visits(time, villain.anyLine(city), newGadget(), null);
  }

  /** At night, from a rented server in the victim's own country. */
  List<Event> rentedServerAtNight() {
    Instant time = quietHour(25, 29);
    City home = victim.city(time);
    City city = villain.somewhere(c -> c.country().equals(home.country()));
    return city == null
        ? List.of()
        : visits(
            time, villain.line(city, Carrier.Kind.HOSTING), Gadget.thieves(villain.random), null);
  }

  /** With a copy of the victim's browser, from far away; the owner logs in minutes later. */
  List<Event> victimsUserAgent() {
    List<Event> returns = own.stream().filter(e -> !e.gadget().isPhone()).toList();
    if (returns.isEmpty()) {
      return List.of();
    }
    Event back = returns.get(villain.random.nextInt(returns.size()));
    Spot spot = villain.anyLine(far(back.spot().city(), 1_500));
    Instant time = back.time().minus(villain.minutes(3, 25));
    return List.of(villain.success(victim.name(), time, spot, back.gadget(), null));
  }

  List<Event> tor() {
    Instant time = quietHour(8, 30);
    City city = villain.somewhere(c -> c.country().matches("DE|NL|US|AT|CH|FR|RO|SE"));
    return city == null
        ? List.of()
        : visits(time, villain.line(city, Carrier.Kind.TOR), Gadget.torBrowser(), null);
  }

  /**
   * The cookie of a session that is open, used from another address, and from another network or
   * with another client: a copy of the victim's browser on the victim's own provider would leave
   * nothing in the log.
   */
  List<Event> sessionTheft() {
    if (own.isEmpty()) {
      return List.of();
    }
    Event open = own.get(villain.random.nextInt(own.size()));
    City there = open.spot().city();
    boolean near = villain.random.nextInt(3) == 0;
    City city = near ? villain.somewhere(c -> c.country().equals(there.country())) : null;
    City where = city == null ? far(there, 800) : city;
    Spot spot = villain.anyLine(where);
    Gadget gadget = villain.random.nextInt(5) < 2 ? open.gadget() : Gadget.thieves(villain.random);
    for (int i = 0; i < TRIES && known.device(gadget) && known.network(spot); i++) {
      spot = villain.anyLine(where);
    }
    if (known.device(gadget) && known.network(spot)) {
      gadget = newGadget();
    }
    return visits(open.time().plus(villain.minutes(5, 180)), spot, gadget, open.session());
  }

  /** An account whose owner has not been seen for weeks. */
  List<Event> dormantReturn() {
    Instant time = quietHour(6, 28);
    City home = victim.city(time);
    City city =
        villain.random.nextBoolean()
            ? villain.somewhere(c -> c.country().equals(home.country()))
            : villain.somewhere(c -> !c.country().equals(home.country()));
    Gadget gadget =
        villain.random.nextInt(4) == 0 ? victim.laptop() : Gadget.thieves(villain.random);
    return city == null ? List.of() : visits(time, villain.anyLine(city), gadget, null);
  }

  /** One that the log has not shown of the victim. */
  private Gadget newGadget() {
    Gadget gadget = Gadget.thieves(villain.random);
    while (known.device(gadget)) {
      gadget = Gadget.thieves(villain.random);
    }
    return gadget;
  }

  /** One to four logins from one address within the hour. */
  List<Event> visits(Instant first, Spot spot, Gadget gadget, @Nullable String session) {
    var events = new ArrayList<Event>();
    Instant time = first;
    for (int i = villain.between(1, 4); i > 0; i--) {
      events.add(villain.success(victim.name(), time, spot, gadget, session));
      time = time.plus(villain.minutes(2, 15));
    }
    return events;
  }

  /** A local time of day between two hours; past 24 is the night after. */
  private Instant quietHour(double from, double to) {
    int offset = victim.city(Calendar.at(day, from, 0)).utcOffset();
    return Calendar.at(day, villain.random.nextDouble(from, to), offset);
  }

  /** At least so many kilometres away, and abroad three times out of four. */
  private City far(City from, double km) {
    boolean abroad = villain.random.nextInt(4) > 0;
    City there =
        villain.somewhere(
            c -> c.kilometresTo(from) >= km && (!abroad || !c.country().equals(from.country())));
    return there == null ? from : there;
  }
}
