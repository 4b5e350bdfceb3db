package io.loginwatch.core.profile;

import io.loginwatch.core.login.Device;

/**
 * What is usual with everyone in this deployment: which lines, countries and clients users come
 * back to, counted over a sample of the days of users. Immutable, and a few kilobytes whatever
 * arrives.
 *
 * <p>At first every day of every user is in the sample. Each time that {@value #FULL} are counted,
 * all counts are halved, and if that took less than {@value #SEASON} days, only half as many are
 * sampled from then on: so a company of any size is remembered for some months, and learned within
 * days.
 */
public final class Population {
  /** Nothing is known of anybody. */
  public static final Population NOBODY =
      new Population(1, 0, 0, Customs.none(), Customs.none(), Customs.none());

  static final int FULL = 2048;
  static final int LINES = 128;
  static final int COUNTRIES = 48;
  static final int CLIENTS = 32;

  /**
   * One user in two of a million logs in on one day in eight: some two hundred a day are enough.
   */
  static final int RAREST = 4096;

  private static final int SEASON = 30;

  private final int oneIn;
  private final int since;
  private final int days;
  private final Customs<Line> lines;
  private final Customs<String> countries;
  private final Customs<Device> clients;

  Population(
      int oneIn,
      int since,
      int days,
      Customs<Line> lines,
      Customs<String> countries,
      Customs<Device> clients) {
    this.oneIn = oneIn;
    this.since = since;
    this.days = days;
    this.lines = lines;
    this.countries = countries;
    this.clients = clients;
  }

  /** Of how many days of users one is in the sample; a power of two. */
  int oneIn() {
    return oneIn;
  }

  /** The day of the last halving, counted from 1970-01-01 UTC. */
  int since() {
    return since;
  }

  /** How many days of users were counted; halved now and then. */
  public int days() {
    return days;
  }

  /** Networks of providers, those of VPNs and rented servers too. */
  public Customs<Line> lines() {
    return lines;
  }

  /** Countries, but for what VPNs say. */
  public Customs<String> countries() {
    return countries;
  }

  /** Devices without the version of their system; see {@link #client}. */
  public Customs<Device> clients() {
    return clients;
  }

  /** Whether what a user does on that day is in the sample. */
  public boolean samples(String user, long time) {
    long mixed = user.hashCode() * 0x9e3779b97f4a7c15L ^ Familiar.day(time) * 0xc2b2ae3d27d4eb4fL;
    mixed = (mixed ^ mixed >>> 32) * 0x9e3779b97f4a7c15L;
    return (mixed >>> 40 & (oneIn - 1)) == 0;
  }

  /** With what one login told. */
  public Population with(Sample sample) {
    int group = sample.group();
    var more =
        new Population(
            oneIn,
            since == 0 ? sample.day() : since,
            sample.first() ? days + 1 : days,
            sample.line() == null ? lines : lines.with(sample.line(), group, LINES),
            sample.country() == null
                ? countries
                : countries.with(sample.country(), group, COUNTRIES),
            sample.client() == null ? clients : clients.with(sample.client(), group, CLIENTS));
    return more.days < FULL ? more : more.faded(sample.day());
  }

  private Population faded(int today) {
    int took = today - since;
    int rate = took < SEASON ? oneIn * 2 : took > 4 * SEASON ? oneIn / 2 : oneIn;
    return new Population(
        Math.clamp(rate, 1, RAREST),
        today,
        days / 2,
        lines.faded(),
        countries.faded(),
        clients.faded());
  }

  /** A device as everyone's are compared: a browser on a system, of whatever version. */
  public static Device client(Device device) {
    return device.osMajor().isEmpty()
        ? device
        : new Device(device.os(), "", device.kind(), device.browser());
  }

  /** Which of 64 groups a user is in. */
  static int group(String user) {
    return (int) Networks.mix(user, user.length()) >>> 26;
  }
}
