package io.loginwatch.core.detection;

import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.login.Network;
import io.loginwatch.core.profile.Egress;
import io.loginwatch.core.profile.Networks;
import java.util.List;

/** A network the user was not seen on before; that of a rented server or a VPN weighs more. */
final class NewNetwork implements Detector {
  static final String RULE = "new-network";

  private final Weights weights;

  NewNetwork(Weights weights) {
    this.weights = weights;
  }

  @Override
  public void inspect(Sighting seen, List<Signal> signals) {
    if (!seen.onStrangeNetwork()) {
      return;
    }
    boolean egress = seen.visit().hidden();
    boolean colleagues = Colleagues.areOnNetwork(seen);
    double itself = OwnPhones.isNewAtHome(seen) ? 0 : weights.of(RULE);
    double own = (colleagues ? Colleagues.HALF : 1) * itself + egress(seen);
    double unheardOf =
        seen.onCompanyExit() ? 0 : Colleagues.missOnNetwork(seen) * weights.of(unheardOf(seen));
    double weight = seen.onCompanyExit() ? 0 : own + unheardOf;
    Network network = seen.login().source().network();
    String name = name(network, seen.login().source().ip());
    signals.add(
        Signal.of(RULE, seen)
            .title(egress ? "Login from a new VPN or rented server" : "Login from a new network")
            .summary(seen.login().user() + " logged in from " + name + " for the first time.")
            .severity(Severity.INFO)
            .weight(weight)
            .novelty()
            .factor("network", name, null, weight - unheardOf)
            .colleagues(colleagues, unheardOf)
            .build());
  }

  /**
   * A network at home that nobody here was ever on is, while people sleep, most likely a landlord's
   * of whom no list knows.
   */
  private static String unheardOf(Sighting seen) {
    return Strangers.atNight(seen) ? "own-server" : Colleagues.UNHEARD_OF;
  }

  /**
   * A stranger's rented server weighs; the user's own device on a VPN hardly does, nor does another
   * exit of somebody who is always behind one, nor a security gateway, which companies have and
   * nobody rents by the hour.
   */
  private double egress(Sighting seen) {
    boolean tunnel = seen.visit().egress() == Egress.TUNNEL;
    if (!seen.visit().hidden()
        || OwnPhones.isFromAbove(seen.visit())
        || OwnPhones.isNewBehindVpn(seen)
        || Egresses.isGateway(seen.login())
        || (tunnel && (Habits.isUsuallyHidden(seen.profile()) || Relays.isAtHome(seen)))) {
      return 0;
    }
    if (seen.onStrangeDevice()) {
      return weights.of("egress-network");
    }
    return seen.visit().onServer() ? weights.of("own-server") : 0;
  }

  private static String name(Network network, @org.jspecify.annotations.Nullable String ip) {
    if (network.organization() != null && network.asn() > 0) {
      return network.organization() + " (AS" + network.asn() + ")";
    }
    if (network.asn() > 0) {
      return "AS" + network.asn();
    }
    String organization = Networks.isNamed(network) ? network.organization() : null;
    return organization == null ? "the network of " + ip : organization;
  }
}
