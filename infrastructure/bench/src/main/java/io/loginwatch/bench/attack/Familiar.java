package io.loginwatch.bench.attack;

import io.loginwatch.bench.people.Event;
import io.loginwatch.bench.world.Gadget;
import io.loginwatch.bench.world.Spot;
import io.loginwatch.core.login.Device;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the log has shown of one user so far: whether an attack is what its class says, new in its
 * country, its network or its device, is asked of the log and not of chance.
 */
final class Familiar {
  private final Set<String> countries = new HashSet<>();
  private final Set<Long> networks = new HashSet<>();
  private final Set<Device> devices = new HashSet<>();

  void see(List<Event> events) {
    for (Event event : events) {
      if (event.isSuccess()) {
        countries.add(event.spot().city().country());
        networks.add(event.spot().carrier().asn());
        devices.add(event.gadget().device());
      }
    }
  }

  boolean country(String country) {
    return countries.contains(country);
  }

  boolean network(Spot spot) {
    return networks.contains(spot.carrier().asn());
  }

  boolean device(Gadget gadget) {
    return devices.contains(gadget.device());
  }
}
