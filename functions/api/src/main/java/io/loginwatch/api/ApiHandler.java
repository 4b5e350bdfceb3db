package io.loginwatch.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** Entry point of the api function: HTTP requests through API Gateway. */
public final class ApiHandler implements RequestStreamHandler {
  private static final ObjectMapper EVENTS = new ObjectMapper();

  private final Routes routes;

  /** Called by Lambda. */
  public ApiHandler() {
    this(System.getenv());
  }

  /** A function with this environment. */
  public ApiHandler(Map<String, String> env) {
    this(new Wiring(env).routes());
  }

  ApiHandler(Routes routes) {
    this.routes = routes;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Request request = Request.of(EVENTS.readTree(input));
    EVENTS.writeValue(output, routes.answer(request).toProxy());
  }
}
