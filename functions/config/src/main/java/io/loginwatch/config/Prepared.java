package io.loginwatch.config;

import java.util.function.Supplier;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What a function needs to handle events, made once. In Lambda it is made before the snapshot from
 * which instances start (SnapStart), so that none of them makes it again; without a snapshot, at
 * the first event. A constructor that only registers it lets the runtime ask for that event at
 * once.
 *
 * <p>If it cannot be made before the snapshot, the version is not published: a deployment with a
 * wrong configuration fails as a whole. If it cannot be made at an event, that event fails and the
 * next one tries again.
 */
public final class Prepared<T> implements Resource, Supplier<T> {
  private final Supplier<? extends T> make;
  private @Nullable T made;

  private Prepared(Supplier<? extends T> make) {
    this.make = make;
  }

  /** Made already. */
  public static <T> Prepared<T> of(T made) {
    var prepared = new Prepared<T>(() -> made);
    prepared.get();
    return prepared;
  }

  /** Made before the snapshot or at the first event, whichever is first. */
  public static <T> Prepared<T> beforeSnapshot(Supplier<? extends T> make) {
    var prepared = new Prepared<T>(make);
    // The context holds its resources weakly: the handler must keep this one.
    Core.getGlobalContext().register(prepared);
    return prepared;
  }

  @Override
  public synchronized T get() {
    T it = made;
    if (it == null) {
      it = make.get();
      made = it;
    }
    return it;
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    get();
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // What was made holds: clients open their connections anew when they find them closed.
  }
}
