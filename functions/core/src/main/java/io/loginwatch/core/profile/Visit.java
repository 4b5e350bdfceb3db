package io.loginwatch.core.profile;

import io.loginwatch.core.login.Device;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.login.Source;

/**
 * A successful login as a profile keeps it.
 *
 * @param id the login's id
 * @param time milliseconds since 1970
 * @param ip the address as text; empty where unknown
 * @param spot where
 * @param network {@link Networks#key} of the network; 0 where unknown
 * @param kind what the network serves
 * @param egress whether the address says where its user is
 * @param device with what
 * @param cost bytes that the id takes when stored
 */
public record Visit(
    String id,
    long time,
    String ip,
    Spot spot,
    long network,
    Network.Kind kind,
    Egress egress,
    Device device,
    int cost) {

  private static final int LONGEST_ID = 96;
  private static final int LONGEST_IP = 45;

  /**
   * A login as a profile keeps it: names cut to a length.
   *
   * @param kind what its network serves, as far as that can be told
   * @param before what was known of its user
   */
  public static Visit of(Login login, Egress egress, Network.Kind kind, Profile before) {
    Source source = login.source();
    String id = Names.distinct(login.id(), LONGEST_ID);
    return new Visit(
        id,
        login.time().toEpochMilli(),
        Names.cut(source.ip(), LONGEST_IP),
        Spot.of(source.place()),
        Networks.key(source, before),
        kind,
        egress,
        Names.cut(login.device()),
        Ids.bytes(id));
  }

  /** Whether the address says nothing, or little, of where its user is. */
  public boolean hidden() {
    return egress != Egress.NONE;
  }

  /** Whether it came through a rented server, where nobody lives. */
  public boolean onServer() {
    return egress == Egress.SERVER;
  }

  /** Whether both are in one country, as far as is known. */
  public boolean sharesCountry(Visit other) {
    return !spot.country().isEmpty() && spot.country().equals(other.spot.country());
  }

  /** Whether both are of one line, as far as their addresses say; false where one says nothing. */
  public boolean sharesLine(Visit other) {
    return Networks.areOneLine(ip, other.ip);
  }

  /** Whether this one sorts before the other: by time, then by id. */
  public boolean before(Visit other) {
    return time != other.time ? time < other.time : id.compareTo(other.id) < 0;
  }
}
