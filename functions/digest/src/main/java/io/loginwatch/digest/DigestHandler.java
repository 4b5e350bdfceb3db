package io.loginwatch.digest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.loginwatch.config.Configuration;
import io.loginwatch.config.Prepared;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.Map;

/**
 * Entry point of the digest function. However often and late it is called, it makes each digest
 * once; the due function sends it like any other notice.
 */
public final class DigestHandler implements RequestStreamHandler {
  private final Prepared<DigestRound> round;

  /** Called by Lambda. */
  public DigestHandler() {
    this(Prepared.beforeSnapshot(() -> round(System.getenv())));
  }

  public DigestHandler(Map<String, String> env) {
    this(Prepared.of(round(env)));
  }

  private DigestHandler(Prepared<DigestRound> round) {
    this.round = round;
  }

  private static DigestRound round(Map<String, String> env) {
    return DigestRound.of(env, Configuration.load(env), InstantSource.system());
  }

  /** Answers how many digests were made, for whoever invokes it by hand. */
  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    answer.write("\"%d digests made\"".formatted(round.get().make()).getBytes(UTF_8));
  }
}
