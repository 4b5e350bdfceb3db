package io.loginwatch.local.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.loginwatch.local.lambda.FunctionFailed;
import io.loginwatch.local.lambda.Functions;
import io.loginwatch.local.lambda.RunningFunction;
import io.loginwatch.sam.EventSource.Access;
import io.loginwatch.sam.EventSource.Route;
import io.loginwatch.sam.RestApi;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Does to a request what API Gateway does: finds the route, asks the authorizer before reading the
 * body, turns request and answer into the proxy integration's JSON and back, and answers by itself
 * where something is wrong.
 */
public final class Gateway implements HttpHandler {

  /** API Gateway takes no more, in bytes. */
  static final int LARGEST_BODY = 10 * 1024 * 1024;

  /** Lambda takes no larger event from API Gateway, in bytes of JSON. */
  static final int LARGEST_EVENT = 6 * 1024 * 1024;

  /** API Gateway waits no longer for a function. */
  static final Duration LONGEST_WAIT = Duration.ofSeconds(29);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final RestApi api;
  private final Functions functions;
  private final Routes routes;
  private final @Nullable Authorizer authorizer;
  private final InstantSource clock;
  private final Duration patience;
  private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

  public Gateway(RestApi api, Functions functions, InstantSource clock) {
    this(api, functions, clock, LONGEST_WAIT);
  }

  Gateway(RestApi api, Functions functions, InstantSource clock, Duration patience) {
    this.api = api;
    this.functions = functions;
    this.clock = clock;
    this.patience = patience;
    var served = new ArrayList<Routes.Served>();
    for (RunningFunction each : functions.all()) {
      each.function()
          .events()
          .values()
          .forEach(source -> {
            if (source instanceof Route route) {
              served.add(new Routes.Served(route, each.function().id()));
            }
          });
    }
    this.routes = new Routes(served);
    this.authorizer =
        api.authorizer().isEmpty() ? null : new Authorizer(functions.get(api.authorizer()));
  }

  /** Whether the API has that path, with whatever method. */
  public boolean serves(String path) {
    return routes.knows(path);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      answer(exchange).send(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Reply answer(HttpExchange exchange) throws IOException, InterruptedException {
    Optional<Routes.Match> match =
        routes.find(exchange.getRequestMethod(), exchange.getRequestURI().getPath());
    if (match.isEmpty()) {
      return trouble("MISSING_AUTHENTICATION_TOKEN", 403, "Missing Authentication Token");
    }
    var request = new ProxyRequest(exchange, match.get(), api.stage(), clock.instant());
    Access access = match.get().served().route().access();
    if (access == Access.IAM && !request.signed()) {
      return trouble("MISSING_AUTHENTICATION_TOKEN", 403, "Missing Authentication Token");
    }
    if (authorizer != null && access == Access.AUTHORIZER) {
      switch (authorizer.decide(request.forAuthorizer(api.stage()))) {
        case Authorizer.Decision.Allowed(ObjectNode said) -> request.authorized(said);
        case Authorizer.Decision.Denied _ -> {
          return trouble("ACCESS_DENIED", 403, "User is not authorized to access this resource");
        }
        case Authorizer.Decision.Unknown _ -> {
          return trouble("UNAUTHORIZED", 401, "Unauthorized");
        }
        case Authorizer.Decision.Failed(String kind) -> {
          return trouble(kind, 500, "Internal server error");
        }
      }
    }
    byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      return trouble("REQUEST_TOO_LARGE", 413, "Request Too Long");
    }
    byte[] event = JSON.writeValueAsBytes(request.withBody(body, binary(exchange)));
    if (event.length > LARGEST_EVENT) {
      return trouble("REQUEST_TOO_LARGE", 413, "Request Too Long");
    }
    return invoke(functions.get(match.get().served().function()), event);
  }

  private Reply invoke(RunningFunction function, byte[] event) throws InterruptedException {
    var answer =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Reply.ofFunction(function.invoke(event));
              } catch (FunctionFailed e) {
                return Optional.<Reply>empty();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.<Reply>empty();
              }
            },
            threads);
    try {
      return answer
          .get(patience.toMillis(), TimeUnit.MILLISECONDS)
          .orElseGet(() -> trouble("DEFAULT_5XX", 502, "Internal server error"));
    } catch (TimeoutException e) {
      return trouble("INTEGRATION_TIMEOUT", 504, "Endpoint request timed out");
    } catch (ExecutionException e) {
      return trouble("INTEGRATION_FAILURE", 502, "Internal server error");
    }
  }

  /** What the template has the gateway answer, or else what it answers by default. */
  private Reply trouble(String kind, int otherwise, String message) {
    var response = api.responses().get(kind);
    if (response == null) {
      response = api.responses().get(otherwise < 500 ? "DEFAULT_4XX" : "DEFAULT_5XX");
    }
    return Reply.ofGateway(response, otherwise, message);
  }

  private boolean binary(HttpExchange exchange) {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    // API Gateway takes a body without a type for JSON.
    String bare = type == null ? "application/json" : type.split(";", 2)[0].strip();
    return api.binaryMediaTypes().contains("*/*") || api.binaryMediaTypes().contains(bare);
  }
}
