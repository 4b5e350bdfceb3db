package io.loginwatch.store;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A piece of detection memory as it was read: what it holds, and which version of the item that
 * was, so that a change can be made on the condition that nobody else made one. Immutable.
 *
 * @param <T> a profile or a window
 */
public final class Stored<T> {
  private final Map<String, AttributeValue> item;
  private final Function<byte[], T> decode;

  Stored(Map<String, AttributeValue> item, Function<byte[], T> decode) {
    this.item = item;
    this.decode = decode;
  }

  /**
   * What it holds, decoded at each call; null where there is no item.
   *
   * @throws IllegalArgumentException if the item's bytes are of no version that this code knows
   */
  public @Nullable T value() {
    AttributeValue state = item.get("state");
    return state == null ? null : decode.apply(state.b().asByteArrayUnsafe());
  }

  /** Whether a change would leave it as it is, its version and position aside. */
  public boolean holds(StateWrite change) {
    AttributeValue state = item.get("state");
    return state != null && state.equals(change.put().item().get("state"));
  }

  /** Rises by one with each write; 0 where there is no item. */
  public long version() {
    return Attributes.numberOr(item, "v", 0);
  }

  /** The last stream record that was folded in; null where none was. */
  public @Nullable StreamPosition position() {
    String stream = Attributes.textOrNull(item, "shard");
    String sequence = Attributes.textOrNull(item, "seq");
    return stream == null || sequence == null ? null : new StreamPosition(stream, sequence);
  }
}
