package io.loginwatch.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.loginwatch.config.Prepared;
import io.loginwatch.ingest.http.Request;
import io.loginwatch.ingest.http.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Entry point of the ingest function: HTTP requests through API Gateway, and what AWS services hand
 * over themselves.
 */
public final class IngestHandler implements RequestStreamHandler {
  private final Prepared<Parts> parts;

  /**
   * @param events reads and writes what Lambda itself wraps; its limit on a payload is the bound
   */
  private record Parts(Routes routes, Invocations invocations, ObjectMapper events) {
    Parts(Wiring wiring) {
      this(wiring.routes(), wiring.invocations(), new ObjectMapper());
    }

    JsonNode answer(JsonNode event) {
      if (Request.isOne(event)) {
        return routes.answer(Request.of(event)).toProxy();
      }
      if (event.isEmpty()) {
        return JsonNodeFactory.instance.objectNode();
      }
      return invocations.take(event);
    }
  }

  /** Called by Lambda. */
  public IngestHandler() {
    this(Prepared.beforeSnapshot(() -> new Parts(new Wiring(System.getenv()))));
  }

  /** A function with this environment. */
  public IngestHandler(Map<String, String> env) {
    this(new Wiring(env));
  }

  /** A function with this environment that writes by way of this client. */
  public IngestHandler(Map<String, String> env, DynamoDbClient tables) {
    this(new Wiring(env, tables));
  }

  private IngestHandler(Wiring wiring) {
    this(Prepared.of(new Parts(wiring)));
  }

  private IngestHandler(Prepared<Parts> parts) {
    this.parts = parts;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Parts ready = parts.get();
    ready.events().writeValue(output, ready.answer(ready.events().readTree(input)));
  }
}
