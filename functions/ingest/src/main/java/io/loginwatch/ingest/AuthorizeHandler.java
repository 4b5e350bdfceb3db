package io.loginwatch.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loginwatch.config.Configuration;
import io.loginwatch.config.Secrets;
import io.loginwatch.ingest.http.Authorization;
import io.loginwatch.ingest.http.Keys;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** Entry point of the authorizer: whose key a request has, before its body is read. */
public final class AuthorizeHandler implements RequestStreamHandler {
  private static final ObjectMapper EVENTS = new ObjectMapper();

  private final Authorization authorization;

  /** Called by Lambda. */
  public AuthorizeHandler() {
    this(System.getenv());
  }

  /** An authorizer with this environment. */
  public AuthorizeHandler(Map<String, String> env) {
    Configuration configuration = Configuration.load(env);
    Keys keys = Keys.of(configuration.section("ingest"), Secrets.of(env));
    this.authorization = new Authorization(keys, Wiring.requireKey(env));
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    EVENTS.writeValue(output, authorization.decide(EVENTS.readTree(input)));
  }
}
