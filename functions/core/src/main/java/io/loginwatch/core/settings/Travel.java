package io.loginwatch.core.settings;

import java.time.Duration;

/**
 * Two logins that no traveller could have made.
 *
 * @param minimumKm between the places, after both accuracy radii are taken off; 500 km. A phone is
 *     located 179 to 207 km off in the median (arXiv 2605.21937), so 50 or 100 km would be noise
 * @param minimumKmh faster than this is impossible; 900 km/h, an airliner's cruise
 * @param subtractAccuracy whether the accuracy radii of both places are taken off the distance
 * @param fixedKm radius where the log says none and the network is fixed; 50 km
 * @param mobileKm the same for a mobile network; 250 km
 * @param unknownKm the same where the kind of network is unknown; 250 km
 * @param vagueKm a place without a city and with a radius of at least this is a country, not a
 *     place, and is not measured from; 1000 km
 * @param memory logins further apart than this in event time are not compared; 30 days
 * @param commuting whether travel between two places that this user really uses both is told of no
 *     more
 * @param commutingLogins logins that each of the two places must have had; 3
 * @param commutingDays on how many days; 2
 * @param sharedNetworks whether travel through a network that many users jump to and from is told
 *     of no more
 * @param sharedUsers other users, each on a device known to be theirs, that make an address range
 *     shared; one fewer if one of them came back to it; 3
 * @param sharedWithin how long such a use counts; 30 days
 * @param knownCarriers whether a phone on its own carrier, whose address is where the carrier
 *     likes, is believed to be with its owner
 * @param quietEgress whether travel through a VPN, relay, rented server, satellite or security
 *     gateway is only a quiet signal of its own
 * @param everyPair whether pairs that are not neighbours in time are recorded too, marked {@code
 *     implied}: then any order of arrival records the same alerts
 * @param knownAddresses whether logins from an address that the user had lately are measured too;
 *     false leaves a way back in to whoever was there once
 */
public record Travel(
    double minimumKm,
    double minimumKmh,
    boolean subtractAccuracy,
    int fixedKm,
    int mobileKm,
    int unknownKm,
    int vagueKm,
    Duration memory,
    boolean commuting,
    int commutingLogins,
    int commutingDays,
    boolean sharedNetworks,
    int sharedUsers,
    Duration sharedWithin,
    boolean knownCarriers,
    boolean quietEgress,
    boolean everyPair,
    boolean knownAddresses) {

  public Travel {
    if (minimumKmh <= 0) {
      throw new IllegalArgumentException("minimumKmh must be more than 0 km/h");
    }
    if (minimumKm < 0) {
      throw new IllegalArgumentException("minimumKm must not be negative");
    }
  }

  public static Travel defaults() {
    return new Travel(
        500,
        900,
        true,
        50,
        250,
        250,
        1000,
        Duration.ofDays(30),
        true,
        3,
        2,
        true,
        3,
        Duration.ofDays(30),
        true,
        true,
        true,
        true);
  }
}
