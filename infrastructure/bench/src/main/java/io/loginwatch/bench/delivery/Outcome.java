package io.loginwatch.bench.delivery;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.incident.Delivery;
import io.loginwatch.core.incident.Delivery.State;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What became of each alert on each channel.
 *
 * @param states how many ended how, each with its reason
 * @param lost how many did not, or are said to be sent and were not
 * @param attempts that the servers saw
 * @param deaths of functions between an answer and its record
 * @param unheard acceptances whose answer came too late for the sender
 * @param duplicates acceptances of a notice after its first, all with the same key
 * @param unexplained notices that were sent again though their acceptance was heard of and recorded
 */
record Outcome(
    Map<State, Integer> states,
    int lost,
    int attempts,
    int deaths,
    int unheard,
    int duplicates,
    int unexplained) {

  static Outcome of(
      Functions functions,
      FaultyReceiver receiver,
      Witness witness,
      List<Alert> alerts,
      List<String> channels) {
    Map<State, Integer> states = new EnumMap<>(State.class);
    int lost = 0;
    int unheard = 0;
    int unexplained = 0;
    for (Alert alert : alerts) {
      String incident = functions.alerts.byId(alert.id()).orElseThrow().incident();
      Map<String, Delivery> byChannel =
          (incident == null ? List.<Delivery>of() : functions.deliveries.of(incident))
              .stream().collect(Collectors.toMap(Delivery::channel, one -> one));
      for (String channel : channels) {
        Delivery one = byChannel.get(channel);
        if (one == null || one.notice() != 1 || !ended(one, witness)) {
          lost++;
          continue;
        }
        states.merge(one.state(), 1, Integer::sum);
        unheard += receiver.accepted(one.key()) - witness.heard(one.key());
        unexplained += witness.recorded(one.key()) > 1 ? 1 : 0;
      }
    }
    return new Outcome(
        states,
        lost,
        receiver.attempts(),
        witness.deaths(),
        unheard,
        receiver.duplicates(),
        unexplained);
  }

  /** Whether it came to an end that the sender can vouch for, and says why. */
  private static boolean ended(Delivery one, Witness witness) {
    return one.reason() != null
        && switch (one.state()) {
          case SENT -> witness.recorded(one.key()) > 0;
          case DEAD, OFF -> true;
          default -> false;
        };
  }

  /** Whether delivery is what it is said to be. */
  boolean holds() {
    return lost == 0 && unexplained == 0;
  }

  @Override
  public String toString() {
    return "%d sent, %d off, %d dead, each with its reason; lost %d, in %d attempts; %d duplicates, all with the same key, for %d deaths and %d answers that came too late, unexplained %d"
        .formatted(
            states.getOrDefault(State.SENT, 0),
            states.getOrDefault(State.OFF, 0),
            states.getOrDefault(State.DEAD, 0),
            lost,
            attempts,
            duplicates,
            deaths,
            unheard,
            unexplained);
  }
}
