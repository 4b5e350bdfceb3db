package io.loginwatch.core.profile;

import io.loginwatch.core.login.Device;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The devices, places and networks that a profile names again and again: each is written once, and
 * referred to by its number.
 */
final class Dictionaries {
  final Dictionary<Device> devices = new Dictionary<>();
  final Dictionary<Spot> spots = new Dictionary<>();
  final Dictionary<Long> networks = new Dictionary<>();

  /** All that a profile names. */
  static Dictionaries of(Profile profile) {
    var all = new Dictionaries();
    profile.devices().forEach(known -> all.devices.add(known.key()));
    profile.places().forEach(known -> all.spots.add(known.key()));
    profile.networks().forEach(known -> all.networks.add(known.key()));
    for (Visit visit : profile.visits()) {
      all.devices.add(visit.device());
      all.spots.add(visit.spot());
      all.networks.add(visit.network());
    }
    for (Session session : profile.sessions()) {
      all.devices.add(session.device());
      all.spots.add(session.spot());
      all.networks.add(session.network());
    }
    return all;
  }

  void write(Packer out) {
    devices.write(out, Dictionaries::writeDevice);
    spots.write(out, Dictionaries::writeSpot);
    networks.write(out, Packer::signed);
  }

  /**
   * The inverse of {@link #write}.
   *
   * @throws IllegalArgumentException if there are more than a profile can name
   */
  static Dictionaries read(Unpacker in) {
    var all = new Dictionaries();
    all.devices.read(in, Dictionaries::readDevice);
    all.spots.read(in, Dictionaries::readSpot);
    all.networks.read(in, Unpacker::signed);
    return all;
  }

  private static void writeDevice(Packer out, Device device) {
    out.text(device.os());
    out.text(device.osMajor());
    out.text(device.kind());
    out.text(device.browser());
  }

  private static Device readDevice(Unpacker in) {
    return new Device(in.text(), in.text(), in.text(), in.text());
  }

  private static void writeSpot(Packer out, Spot spot) {
    out.text(spot.country());
    out.text(spot.city());
    out.raw(spot.located() ? 1 : 0);
    if (spot.located()) {
      out.signed(spot.latitude());
      out.signed(spot.longitude());
    }
    out.signed(spot.radius());
  }

  private static Spot readSpot(Unpacker in) {
    String country = in.text();
    String city = in.text();
    boolean located = in.raw() == 1;
    int latitude = located ? (int) in.signed() : Spot.NOWHERE;
    int longitude = located ? (int) in.signed() : Spot.NOWHERE;
    return new Spot(country, city, latitude, longitude, (int) in.signed());
  }

  /** Things in the order in which they were first named. */
  static final class Dictionary<T> {
    /** More than a profile has of them: visits, sessions, and what is familiar. */
    private static final int MOST = 64;

    private final Map<T, Integer> numbers = new LinkedHashMap<>();
    private final List<T> things = new ArrayList<>();

    private void add(T thing) {
      if (numbers.putIfAbsent(thing, things.size()) == null) {
        things.add(thing);
      }
    }

    private void write(Packer out, BiConsumer<Packer, T> thing) {
      out.number(things.size());
      things.forEach(each -> thing.accept(out, each));
    }

    private void read(Unpacker in, Function<Unpacker, T> thing) {
      for (int left = in.below(MOST + 1); left > 0; left--) {
        things.add(thing.apply(in));
      }
    }

    /** Writes the number of one that is there. */
    void refer(Packer out, T thing) {
      out.number(Objects.requireNonNull(numbers.get(thing)));
    }

    /**
     * The one whose number comes next.
     *
     * @throws IllegalArgumentException if there is none of that number
     */
    T refer(Unpacker in) {
      return things.get(in.below(things.size()));
    }
  }
}
