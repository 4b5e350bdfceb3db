package io.loginwatch.core.profile;

import io.loginwatch.core.login.Device;
import java.util.ArrayList;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Writes a population as bytes and reads it back; nothing is lost. */
public final class PopulationCodec {
  /** Whatever has arrived. */
  static final int LARGEST = 8 * 1024;

  private static final int VERSION = 1;

  private PopulationCodec() {}

  /** At most 8 KB, whatever has arrived; 3 KB for an ordinary company. */
  public static byte[] encode(Population population) {
    var out = new Packer();
    out.raw(VERSION);
    out.number(population.oneIn());
    out.signed(population.since());
    out.number(population.days());
    customs(
        out,
        population.lines(),
        (to, line) -> {
          to.text(line.country());
          to.signed(line.network());
        });
    customs(out, population.countries(), Packer::text);
    customs(
        out,
        population.clients(),
        (to, client) -> {
          to.text(client.os());
          to.text(client.kind());
          to.text(client.browser());
        });
    return out.bytes();
  }

  /**
   * The inverse of {@link #encode}.
   *
   * @throws IllegalArgumentException if the bytes are no population
   */
  public static Population decode(byte[] bytes) {
    var in = new Unpacker(bytes);
    int version = in.raw();
    if (version != VERSION) {
      throw new IllegalArgumentException("a population of version " + version);
    }
    int oneIn = in.below(Population.RAREST + 1);
    if (Integer.bitCount(oneIn) != 1) {
      throw new IllegalArgumentException("one in " + oneIn);
    }
    var population =
        new Population(
            oneIn,
            (int) in.signed(),
            in.below(Population.FULL),
            customs(in, Population.LINES, from -> new Line(from.text(), from.signed())),
            customs(in, Population.COUNTRIES, Unpacker::text),
            customs(
                in,
                Population.CLIENTS,
                from -> new Device(from.text(), "", from.text(), from.text())));
    if (!in.done()) {
      throw new IllegalArgumentException("a population with bytes left over");
    }
    return population;
  }

  private static <K> void customs(Packer out, Customs<K> all, BiConsumer<Packer, K> key) {
    out.number(all.size());
    for (Custom<K> one : all) {
      key.accept(out, one.key());
      out.number(one.days());
      out.raw(one.unseen());
      for (int shift = 56; shift >= 0; shift -= 8) {
        out.raw((int) (one.groups() >>> shift));
      }
    }
  }

  private static <K> Customs<K> customs(Unpacker in, int most, Function<Unpacker, K> key) {
    int size = in.below(most + 1);
    var all = new ArrayList<Custom<K>>(size);
    for (int i = 0; i < size; i++) {
      K what = key.apply(in);
      int days = in.below(Population.FULL + 1);
      int unseen = in.raw();
      long groups = 0;
      for (int b = 0; b < 8; b++) {
        groups = groups << 8 | in.raw();
      }
      all.add(new Custom<>(what, days, groups, unseen));
    }
    return Customs.of(all);
  }
}
