package io.loginwatch.core.profile;

import io.loginwatch.core.login.Anonymizer;
import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.settings.RiskLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Writes a profile as bytes, small, and reads it back: nothing is lost, so that a stored profile
 * judges to the byte like one that was never stored. Devices, places and networks are written once
 * and referred to by number, and so is the visit that used a session last; times are distances from
 * the newest.
 */
public final class ProfileCodec {
  private static final int VERSION = 4;
  private static final int MOST_ENTRIES = 64;

  private ProfileCodec() {}

  /** At most 8 KB, whatever has arrived; at most 1 KB for an ordinary user. */
  public static byte[] encode(Profile profile) {
    var out = new Packer();
    out.raw(VERSION);
    Dictionaries things = Dictionaries.of(profile);
    things.write(out);
    long newest = profile.newest();
    out.signed(newest);
    out.signed(newest - profile.since());
    out.number(profile.logins());
    out.signed(newest - profile.learningSince());
    out.number(profile.learned());
    out.number(profile.attended());
    write(out, profile.visits(), (to, visit) -> writeVisit(to, visit, newest, things));
    familiars(out, profile.devices(), newest, things.devices::refer);
    familiars(out, profile.networks(), newest, things.networks::refer);
    familiars(out, profile.places(), newest, things.spots::refer);
    familiars(out, profile.countries(), newest, Packer::text);
    familiars(out, profile.anonymizers(), newest, (to, key) -> to.raw(key.ordinal()));
    for (int hour = 0; hour < 24; hour++) {
      out.raw(profile.hours().count(hour));
    }
    out.signed(profile.zone());
    write(
        out,
        profile.sessions(),
        (to, session) -> writeSession(to, session, profile.visits(), newest, things));
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
    profile.standing().write(out, newest);
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
    Dictionaries things = Dictionaries.read(in);
    long newest = in.signed();
    long since = newest - in.signed();
    int logins = in.below(Integer.MAX_VALUE);
    long learningSince = newest - in.signed();
    int learned = in.below(Integer.MAX_VALUE);
    int attended = in.below(Integer.MAX_VALUE);
    Visits visits = Visits.of(read(in, from -> readVisit(from, newest, things)));
    var profile =
        new Profile(
            since,
            newest,
            logins,
            learningSince,
            learned,
            attended,
            visits,
            familiars(in, newest, things.devices::refer),
            familiars(in, newest, things.networks::refer),
            familiars(in, newest, things.spots::refer),
            familiars(in, newest, Unpacker::text),
            familiars(in, newest, from -> choice(from, Anonymizer.values())),
            clockface(in),
            (int) in.signed(),
            RecentSessions.of(read(in, from -> readSession(from, visits, newest, things))),
            read(in, from -> new Told(fixed(from), newest - from.signed())),
            decaying(in, newest),
            choice(in, RiskLevel.values()),
            decaying(in, newest),
            Standing.read(in, newest));
    if (!in.done()) {
      throw new IllegalArgumentException("a profile with bytes left over");
    }
    return profile;
  }

  private static void writeVisit(Packer out, Visit visit, long newest, Dictionaries things) {
    Ids.write(out, visit.id());
    out.signed(newest - visit.time());
    Addresses.write(out, visit.ip());
    things.spots.refer(out, visit.spot());
    things.networks.refer(out, visit.network());
    out.raw(visit.kind().ordinal() << 2 | visit.egress().ordinal());
    things.devices.refer(out, visit.device());
  }

  private static Visit readVisit(Unpacker in, long newest, Dictionaries things) {
    String id = Ids.read(in);
    long time = newest - in.signed();
    String ip = Addresses.read(in);
    Spot spot = things.spots.refer(in);
    long network = things.networks.refer(in);
    int flags = in.raw();
    Network.Kind[] kinds = Network.Kind.values();
    if (flags >> 2 >= kinds.length || (flags & 3) >= Egress.values().length) {
      throw new IllegalArgumentException("no kind of network: " + flags);
    }
    Device device = things.devices.refer(in);
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

  /** By the number of the visit that used it last, from 1; 0 where that is not remembered. */
  private static void writeSession(
      Packer out, Session session, Visits visits, long newest, Dictionaries things) {
    fixed(out, session.id());
    int last = visits.size();
    while (last > 0 && !session.equals(Session.used(session.id(), visits.get(last - 1)))) {
      last--;
    }
    out.number(last);
    if (last == 0) {
      out.signed(newest - session.time());
      fixed(out, session.address());
      things.networks.refer(out, session.network());
      things.spots.refer(out, session.spot());
      things.devices.refer(out, session.device());
    }
  }

  private static Session readSession(Unpacker in, Visits visits, long newest, Dictionaries things) {
    int id = fixed(in);
    int last = in.below(visits.size() + 1);
    return last > 0
        ? Session.used(id, visits.get(last - 1))
        : new Session(
            id,
            newest - in.signed(),
            fixed(in),
            things.networks.refer(in),
            things.spots.refer(in),
            things.devices.refer(in));
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
}
