package io.loginwatch.bench.people;

import io.loginwatch.bench.world.City;
import java.time.Instant;
import java.util.List;

/** Somebody or something with an account. */
public sealed interface User permits Person, ServiceAccount {
  String name();

  Population population();

  /** Where they are then. */
  City city(Instant time);

  /** What they log that day, in any order. Called once for each day, in order. */
  List<Event> day(int day);
}
