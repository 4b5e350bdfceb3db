package io.loginwatch.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.loginwatch.config.Prepared;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** Entry point of the api function: HTTP requests through API Gateway. */
public final class ApiHandler implements RequestStreamHandler {
  private final Prepared<Parts> parts;

  private record Parts(Routes routes, ObjectMapper events) {
    Parts(Map<String, String> env) {
      this(new Wiring(env).routes(), new ObjectMapper());
    }
  }

  /** Called by Lambda. */
  public ApiHandler() {
    this(Prepared.beforeSnapshot(() -> new Parts(System.getenv())));
  }

  /** A function with this environment. */
  public ApiHandler(Map<String, String> env) {
    this(Prepared.of(new Parts(env)));
  }

  private ApiHandler(Prepared<Parts> parts) {
    this.parts = parts;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Parts ready = parts.get();
    Request request = Request.of(ready.events().readTree(input));
    ready.events().writeValue(output, ready.routes().answer(request).toProxy());
  }
}
