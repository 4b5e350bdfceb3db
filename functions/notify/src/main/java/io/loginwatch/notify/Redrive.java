package io.loginwatch.notify;

import io.loginwatch.core.incident.Delivery;
import io.loginwatch.core.incident.Delivery.State;
import io.loginwatch.core.incident.NoticeKind;
import io.loginwatch.store.Deliveries;
import io.loginwatch.store.Page;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people do about deliveries: look at dead ones, send them again, try a channel out. */
public final class Redrive {
  private static final int PAGE = 100;

  private final Deliveries deliveries;
  private final Standing standing;
  private final Lanes lanes;
  private final InstantSource clock;

  Redrive(Deliveries deliveries, Standing standing, Lanes lanes, InstantSource clock) {
    this.deliveries = deliveries;
    this.standing = standing;
    this.lanes = lanes;
    this.clock = clock;
  }

  /** Deliveries that were given up, or whose channel is off, the latest first. */
  public List<Delivery> dead(int limit) {
    var found = new ArrayList<Delivery>();
    for (State state : List.of(State.DEAD, State.OFF)) {
      found.addAll(deliveries.in(state, null, null, limit).items());
    }
    return found;
  }

  /**
   * Makes dead deliveries due again with their old keys, so that a receiver that did get one knows
   * it, and turns the channel on if it is off.
   *
   * @param channel null for all
   * @return how many are due now
   */
  public int redrive(@Nullable String channel) {
    standing.refresh();
    int count = 0;
    for (State state : List.of(State.DEAD, State.OFF)) {
      String before = null;
      do {
        Page<Delivery> page = deliveries.in(state, null, before, PAGE);
        for (Delivery one : page.items()) {
          if (channel == null || channel.equals(one.channel())) {
            standing.off(one.channel()).ifPresent(why -> standing.turnOn(one.channel()));
            Instant now = clock.instant();
            count += deliveries.put(one.redriven(now), now).isPresent() ? 1 : 0;
          }
        }
        before = page.next();
      } while (before != null);
    }
    if (channel != null && standing.off(channel).isPresent()) {
      standing.turnOn(channel);
    }
    return count;
  }

  /** Sends a test message on the road of all others, and says what became of it. */
  public Delivery test(String channel) {
    Instant now = clock.instant();
    standing.refresh();
    String id = "test-" + UUID.randomUUID();
    Delivery test =
        deliveries
            .put(Delivery.of(NoticeKind.TEST, id, channel, null, now), now)
            .orElseThrow(() -> new IllegalStateException("a random id that is taken: " + id));
    lanes.run(List.of(test), Notifying.PATIENCE_OF_THE_SWEEP);
    Optional<Delivery> after = deliveries.get(id, channel);
    return after.orElse(test);
  }
}
