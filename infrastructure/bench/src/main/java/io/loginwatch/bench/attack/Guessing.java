package io.loginwatch.bench.attack;

import io.loginwatch.bench.people.Calendar;
import io.loginwatch.bench.people.Event;
import io.loginwatch.bench.world.Carrier;
import io.loginwatch.bench.world.City;
import io.loginwatch.bench.world.Gadget;
import io.loginwatch.bench.world.Spot;
import io.loginwatch.core.login.Actions;
import io.loginwatch.core.login.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Attacks by somebody who does not have the password yet, or only the first factor. */
final class Guessing {
  private final Villain villain;
  private final Instant start;
  private final Gadget gadget;

  Guessing(Villain villain, int day) {
    this.villain = villain;
    this.start = Calendar.at(day, 24 * villain.random.nextDouble(), 0);
    this.gadget = Gadget.thieves(villain.random);
  }

  /** One user, one address, dozens of failures, and then the right password. */
  List<Event> bruteForceThenSuccess(String user) {
    Spot spot = server();
    var events = new ArrayList<Event>();
    int tries = villain.between(25, 250);
    double minutes = villain.random.nextDouble(2, tries / 5.0);
    for (int i = 0; i < tries; i++) {
      events.add(villain.failure(user, start.plus(part(minutes, i, tries)), spot, gadget));
    }
    Instant in = start.plus(part(minutes, tries, tries)).plus(villain.minutes(0.05, 40));
    Spot from = villain.random.nextInt(3) == 0 ? server() : spot;
    events.add(villain.success(user, in, from, gadget, null));
    return events;
  }

  /**
   * A few passwords, one after the other, on each of many users, with pauses between the rounds.
   */
  List<Event> spraying(List<String> users) {
    Spot spot = server();
    var events = new ArrayList<Event>();
    int rounds = villain.between(2, 4);
    double round = villain.random.nextDouble(4, 14);
    for (int r = 0; r < rounds; r++) {
      for (int u = 0; u < users.size(); u++) {
        Duration after = part(round * 0.8, u, users.size()).plus(part(round, r, 1));
        events.add(villain.failure(users.get(u), start.plus(after), spot, gadget));
      }
    }
    if (villain.random.nextInt(3) == 0) {
      Instant in = start.plus(part(round, rounds, 1));
      events.add(
          villain.success(users.get(villain.random.nextInt(users.size())), in, spot, gadget, null));
    }
    return events;
  }

  /** A stolen list: one password, seldom two, for each of many users, some of whom do not exist. */
  List<Event> stuffing(List<String> users) {
    Spot spot = server();
    var events = new ArrayList<Event>();
    double minutes = villain.random.nextDouble(2, 12);
    int tries = Math.max(30, users.size());
    for (int i = 0; i < tries; i++) {
      String user =
          i < users.size() && i % 3 > 0 ? users.get(i) : "guest" + villain.between(1, 9999);
      Instant time = start.plus(part(minutes, i, tries));
      events.add(villain.failure(user, time, spot, gadget));
      if (villain.random.nextInt(9) == 0) {
        events.add(villain.failure(user, time.plusSeconds(3), spot, gadget));
      }
    }
    return events;
  }

  /** One user, and never twice in a row the same address. */
  List<Event> distributed(String user) {
    var spots = new ArrayList<Spot>();
    for (int i = villain.between(8, 40); i > 0; i--) {
      City city = Objects.requireNonNull(villain.somewhere(c -> true));
      spots.add(villain.anyLine(city));
    }
    var events = new ArrayList<Event>();
    int tries = spots.size() + villain.between(6, 40);
    double minutes = villain.random.nextDouble(5, 25);
    for (int i = 0; i < tries; i++) {
      Gadget each = villain.random.nextBoolean() ? gadget : Gadget.thieves(villain.random);
      events.add(
          villain.failure(
              user, start.plus(part(minutes, i, tries)), spots.get(i % spots.size()), each));
    }
    return events;
  }

  /** The password is right; the phone asks and asks until its owner gives in, or does not. */
  List<Event> mfaFatigue(String user) {
    Spot spot = server();
    var events = new ArrayList<Event>();
    int pushes = villain.between(6, 25);
    double minutes = villain.random.nextDouble(2, Math.min(30, pushes * 1.3));
    for (int i = 0; i < pushes; i++) {
      String reason = villain.random.nextBoolean() ? "DENIED" : "TIMEOUT";
      events.add(
          villain.event(
              user,
              start.plus(part(minutes, i, pushes)),
              Actions.MFA_CHALLENGE,
              Outcome.FAILURE,
              reason,
              spot,
              gadget,
              null));
    }
    if (villain.random.nextBoolean()) {
      Instant yes = start.plus(part(minutes, pushes, pushes)).plusSeconds(20);
      events.add(
          villain.event(
              user, yes, Actions.MFA_CHALLENGE, Outcome.SUCCESS, null, spot, gadget, null));
      events.add(villain.success(user, yes.plusSeconds(1), spot, gadget, null));
    }
    return events;
  }

  private Spot server() {
    City city = Objects.requireNonNull(villain.somewhere(c -> true));
    return villain.random.nextInt(3) == 0
        ? villain.anyLine(city)
        : villain.line(city, Carrier.Kind.HOSTING);
  }

  /** Evenly spread over so many minutes, with a little unevenness. */
  private Duration part(double minutes, int i, int of) {
    double at = minutes * i / of;
    return Duration.ofMillis(Math.round(60_000 * at) + villain.random.nextInt(900));
  }
}
