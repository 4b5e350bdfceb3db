package io.loginwatch.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.loginwatch.ingest.http.Request;
import io.loginwatch.ingest.http.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * Entry point of the ingest function: HTTP requests through API Gateway, and what AWS services hand
 * over themselves.
 */
public final class IngestHandler implements RequestStreamHandler {
  /** What Lambda itself writes; its limit on a payload is the bound. */
  private static final ObjectMapper EVENTS = new ObjectMapper();

  private final Routes routes;
  private final Invocations invocations;

  /** Called by Lambda. */
  public IngestHandler() {
    this(System.getenv());
  }

  /** A function with this environment. */
  public IngestHandler(Map<String, String> env) {
    this(new Wiring(env));
  }

  IngestHandler(Wiring wiring) {
    this.routes = wiring.routes();
    this.invocations = wiring.invocations();
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    EVENTS.writeValue(output, handle(EVENTS.readTree(input)));
  }

  private JsonNode handle(JsonNode event) {
    if (Request.isOne(event)) {
      return routes.answer(Request.of(event)).toProxy();
    }
    if (event.isEmpty()) {
      return JsonNodeFactory.instance.objectNode();
    }
    return invocations.take(event);
  }
}
