package io.loginwatch.bench.people;

/** The kinds of people, by what makes them look suspicious although they are not. */
public enum Population {
  OFFICE_WORKER(29),
  CHANGES_PROVIDER(4),
  MOVES_HOUSE(4),
  COMMUTER(8),
  TRAVELLER(10),
  PHONE_ROUTED_HOME(5),
  PHONE_CARRIER_FAR_AWAY(8),
  SPLIT_TUNNEL_VPN(10),
  COMMERCIAL_VPN_OLD(3),
  COMMERCIAL_VPN_NEW(3),
  SASE(6),
  SERVICE_ACCOUNT(3),
  FAT_FINGERS(5),
  /** Here only to be gone for weeks before an attack; more of them than are attacked. */
  DORMANT(2);

  private final int share;

  Population(int share) {
    this.share = share;
  }

  /** The population of one user of many: shares are kept as exactly as whole users allow. */
  static Population of(int index) {
    int total = 0;
    for (Population population : values()) {
      total += population.share;
    }
    int left = (index * 37) % total;
    for (Population population : values()) {
      left -= population.share;
      if (left < 0) {
        return population;
      }
    }
    return OFFICE_WORKER;
  }

  /** The word in labels and tables. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
