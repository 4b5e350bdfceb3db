package io.loginwatch.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loginwatch.config.Configuration;
import io.loginwatch.config.Prepared;
import io.loginwatch.config.Secrets;
import io.loginwatch.ingest.http.Authorization;
import io.loginwatch.ingest.http.Keys;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** Entry point of the authorizer: whose key a request has, before its body is read. */
public final class AuthorizeHandler implements RequestStreamHandler {
  private final Prepared<Parts> parts;

  private record Parts(Authorization authorization, ObjectMapper events) {
    Parts(Map<String, String> env) {
      this(made(env), new ObjectMapper());
    }

    private static Authorization made(Map<String, String> env) {
      Configuration configuration = Configuration.load(env);
      Keys keys = Keys.of(configuration.section("ingest"), Secrets.of(env));
      // Of the rest, which it does not read, the ingest function complains.
      configuration.requireValid("ingest.keys");
      return new Authorization(keys, Wiring.requireKey(env));
    }
  }

  /** Called by Lambda. */
  public AuthorizeHandler() {
    this(Prepared.beforeSnapshot(() -> new Parts(System.getenv())));
  }

  /** An authorizer with this environment. */
  public AuthorizeHandler(Map<String, String> env) {
    this(Prepared.of(new Parts(env)));
  }

  private AuthorizeHandler(Prepared<Parts> parts) {
    this.parts = parts;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Parts ready = parts.get();
    ready.events().writeValue(output, ready.authorization().decide(ready.events().readTree(input)));
  }
}
