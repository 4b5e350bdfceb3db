package io.loginwatch.bench.people;

import io.loginwatch.bench.world.City;
import io.loginwatch.bench.world.Gadget;
import io.loginwatch.bench.world.Spot;
import java.time.Instant;

/** Which address somebody's login comes from. */
@FunctionalInterface
public interface Connection {
  /**
   * The address.
   *
   * @param city where they really are
   */
  Spot connect(Instant time, City city, Gadget gadget);
}
