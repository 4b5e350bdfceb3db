package io.loginwatch.detect;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.loginwatch.config.Prepared;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * Entry point of the silence function, asked by a schedule: log sources that have fallen silent or
 * speak again become alerts, which go the way of all others.
 *
 * <p>The alert and the memory that it was told are one transaction, on condition that nobody else
 * told it: a crash, a retry and two looks at once repeat nothing and lose nothing.
 */
public final class SilenceHandler implements RequestStreamHandler {
  private final Prepared<SilenceWatch> watch;

  /** Called by Lambda. */
  public SilenceHandler() {
    this(Prepared.beforeSnapshot(() -> new Wiring(System.getenv()).silenceWatch()));
  }

  /** A function with this environment. */
  public SilenceHandler(Map<String, String> env) {
    this(Prepared.of(new Wiring(env).silenceWatch()));
  }

  private SilenceHandler(Prepared<SilenceWatch> watch) {
    this.watch = watch;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    watch.get().look();
  }
}
