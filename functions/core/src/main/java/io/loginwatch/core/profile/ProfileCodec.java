package io.loginwatch.core.profile;

import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.settings.RiskLevel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Writes a profile as bytes, small, and reads it back: nothing is lost, so that a stored profile
 * judges to the byte like one that was never stored. Devices and places are written once and
 * referred to by number; times are distances from the newest.
 */
public final class ProfileCodec {
  private static final int VERSION = 1;
  private static final int MOST_ENTRIES = 64;

  private ProfileCodec() {}

  /** At most 8 KB, whatever has arrived; at most 1 KB for an ordinary user. */
  public static byte[] encode(Profile profile) {
    var out = new Packer();
    out.raw(VERSION);
    var devices = new Dictionary<Device>();
    var spots = new Dictionary<Spot>();
    profile.devices().forEach(known -> devices.number(known.key()));
    profile.places().forEach(known -> spots.number(known.key()));
    for (Visit visit : profile.visits()) {
      devices.number(visit.device());
      spots.number(visit.spot());
    }
    for (Session session : profile.sessions()) {
      devices.number(session.device());
      spots.number(session.spot());
    }
    write(out, devices.all(), ProfileCodec::writeDevice);
    write(out, spots.all(), ProfileCodec::writeSpot);
    long newest = profile.newest();
    out.signed(newest);
    out.signed(newest - profile.since());
    out.number(profile.logins());
    out.signed(newest - profile.learningSince());
    out.number(profile.learned());
    out.number(profile.attended());
    write(out, profile.visits(), (to, v) -> writeVisit(to, v, newest, devices, spots));
    familiars(out, profile.devices(), newest, (to, key) -> to.number(devices.number(key)));
    familiars(out, profile.networks(), newest, Packer::signed);
    familiars(out, profile.places(), newest, (to, key) -> to.number(spots.number(key)));
    familiars(out, profile.countries(), newest, Packer::text);
    familiars(out, profile.anonymizers(), newest, (to, key) -> to.raw(key.ordinal()));
    for (int hour = 0; hour < 24; hour++) {
      out.raw(profile.hours().count(hour));
    }
    out.signed(profile.zone());
    write(out, profile.sessions(), (to, s) -> writeSession(to, s, newest, devices, spots));
    write(
        out,
        profile.told(),
        (to, told) -> {
          fixed(to, told.cause());
          to.signed(newest - told.time());
        });
    decaying(out, profile.risk(), newest);
    out.raw(profile.level().ordinal());
    decaying(out, profile.unusual(), newest);
    return out.bytes();
  }

  /**
   * The inverse of {@link #encode}.
   *
   * @throws IllegalArgumentException if the bytes are no profile
   */
  public static Profile decode(byte[] bytes) {
    var in = new Unpacker(bytes);
    int version = in.raw();
    if (version != VERSION) {
      throw new IllegalArgumentException("a profile of version " + version);
    }
    List<Device> devices =
        read(in, from -> new Device(from.text(), from.text(), from.text(), from.text()));
    List<Spot> spots = read(in, ProfileCodec::readSpot);
    long newest = in.signed();
    var profile =
        new Profile(
            newest - in.signed(),
            newest,
            in.below(Integer.MAX_VALUE),
            newest - in.signed(),
            in.below(Integer.MAX_VALUE),
            in.below(Integer.MAX_VALUE),
            Visits.of(read(in, from -> readVisit(from, newest, devices, spots))),
            familiars(in, newest, from -> devices.get(from.below(devices.size()))),
            familiars(in, newest, Unpacker::signed),
            familiars(in, newest, from -> spots.get(from.below(spots.size()))),
            familiars(in, newest, Unpacker::text),
            familiars(in, newest, from -> choice(from, Anonymizer.values())),
            clockface(in),
            (int) in.signed(),
            RecentSessions.of(read(in, from -> readSession(from, newest, devices, spots))),
            read(in, from -> new Told(fixed(from), newest - from.signed())),
            decaying(in, newest),
            choice(in, RiskLevel.values()),
            decaying(in, newest));
    if (!in.done()) {
      throw new IllegalArgumentException("a profile with bytes left over");
    }
    return profile;
  }

  private static void writeDevice(Packer out, Device device) {
    out.text(device.os());
    out.text(device.osMajor());
    out.text(device.kind());
    out.text(device.browser());
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

  private static void writeVisit(
      Packer out, Visit visit, long newest, Dictionary<Device> devices, Dictionary<Spot> spots) {
    Ids.write(out, visit.id());
    out.signed(newest - visit.time());
    Addresses.write(out, visit.ip());
    out.number(spots.number(visit.spot()));
    out.signed(visit.network());
    out.raw(visit.kind().ordinal() << 2 | visit.egress().ordinal());
    out.number(devices.number(visit.device()));
  }

  private static Visit readVisit(Unpacker in, long newest, List<Device> devices, List<Spot> spots) {
    String id = Ids.read(in);
    long time = newest - in.signed();
    String ip = Addresses.read(in);
    Spot spot = spots.get(in.below(spots.size()));
    long network = in.signed();
    int flags = in.raw();
    Network.Kind[] kinds = Network.Kind.values();
    if (flags >> 2 >= kinds.length || (flags & 3) >= Egress.values().length) {
      throw new IllegalArgumentException("no kind of network: " + flags);
    }
    Device device = devices.get(in.below(devices.size()));
    return new Visit(
        id,
        time,
        ip,
        spot,
        network,
        kinds[flags >> 2],
        Egress.values()[flags & 3],
        device,
        Ids.bytes(id));
  }

  private static void writeSession(
      Packer out,
      Session session,
      long newest,
      Dictionary<Device> devices,
      Dictionary<Spot> spots) {
    fixed(out, session.id());
    out.signed(newest - session.time());
    fixed(out, session.address());
    out.signed(session.network());
    out.number(spots.number(session.spot()));
    out.number(devices.number(session.device()));
  }

  private static Session readSession(
      Unpacker in, long newest, List<Device> devices, List<Spot> spots) {
    return new Session(
        fixed(in),
        newest - in.signed(),
        fixed(in),
        in.signed(),
        spots.get(in.below(spots.size())),
        devices.get(in.below(devices.size())));
  }

  private static <K> void familiars(
      Packer out, Familiars<K> known, long newest, BiConsumer<Packer, K> key) {
    out.number(known.size());
    for (Familiar<K> one : known) {
      key.accept(out, one.key());
      out.signed(Familiar.day(newest) - one.first());
      out.signed(newest - one.last());
      out.number(one.count());
      out.number(one.days());
      out.number(one.tally());
    }
  }

  private static <K> Familiars<K> familiars(Unpacker in, long newest, Function<Unpacker, K> key) {
    return Familiars.of(
        read(
            in,
            from ->
                new Familiar<>(
                    key.apply(from),
                    Familiar.day(newest) - (int) from.signed(),
                    newest - from.signed(),
                    from.below(Integer.MAX_VALUE),
                    from.below(Integer.MAX_VALUE),
                    from.below(Integer.MAX_VALUE))));
  }

  private static Clockface clockface(Unpacker in) {
    int[] counts = new int[24];
    for (int hour = 0; hour < 24; hour++) {
      counts[hour] = in.raw();
    }
    return Clockface.of(counts);
  }

  private static void decaying(Packer out, Decaying value, long newest) {
    out.number(Math.round(value.value() * 1000));
    if (value.value() != 0) {
      out.signed(newest - value.time());
    }
  }

  private static Decaying decaying(Unpacker in, long newest) {
    double value = in.number() / 1000.0;
    return value == 0 ? Decaying.ZERO : new Decaying(value, newest - in.signed());
  }

  private static void fixed(Packer out, int value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      out.raw(value >>> shift);
    }
  }

  private static int fixed(Unpacker in) {
    return in.raw() << 24 | in.raw() << 16 | in.raw() << 8 | in.raw();
  }

  private static <E> E choice(Unpacker in, E[] values) {
    return values[in.below(values.length)];
  }

  private static <T> void write(Packer out, List<T> all, BiConsumer<Packer, T> one) {
    out.number(all.size());
    all.forEach(each -> one.accept(out, each));
  }

  private static <T> List<T> read(Unpacker in, Function<Unpacker, T> one) {
    int size = in.below(MOST_ENTRIES + 1);
    var all = new ArrayList<T>(size);
    for (int i = 0; i < size; i++) {
      all.add(one.apply(in));
    }
    return all;
  }

  /** Things in the order in which they were first named. */
  private static final class Dictionary<T> {
    private final Map<T, Integer> numbers = new LinkedHashMap<>();

    int number(T thing) {
      return numbers.computeIfAbsent(thing, _ -> numbers.size());
    }

    List<T> all() {
      return List.copyOf(numbers.keySet());
    }
  }
}
