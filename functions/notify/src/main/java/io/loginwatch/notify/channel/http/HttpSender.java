package io.loginwatch.notify.channel.http;

import io.loginwatch.notify.Answer;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;

/**
 * Sends one request, once. Time is limited for the whole of it, redirects are not followed, and no
 * more than the beginning of the answer is read. Safe for use by several threads.
 */
public final class HttpSender {
  private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

  private final Connections connections;
  private final InstantSource clock;

  public HttpSender(Connections connections, InstantSource clock) {
    this.connections = connections;
    this.clock = clock;
  }

  /** Sends it, and reads the answer by its status alone. */
  public Answer send(Call call) {
    return send(call, (_, usual) -> usual);
  }

  /**
   * Sends it. What came back, if anything did, is for {@code reading} to judge: it is given the
   * reply and what its status alone says.
   */
  public Answer send(Call call, BiFunction<Reply, Answer, Answer> reading) {
    // A name server can hang as well as any other, so the lookup runs against the same clock.
    CompletableFuture<Reply> exchange =
        CompletableFuture.supplyAsync(() -> connections.open(call.uri()), THREADS)
            .thenCompose(connection -> exchange(connection, call));
    try {
      Reply reply = exchange.get(call.timeout().toMillis(), TimeUnit.MILLISECONDS);
      return reading.apply(reply, reply.answer(clock.instant()));
    } catch (TimeoutException | CancellationException e) {
      exchange.cancel(true);
      return Answer.Retry.timedOut("no answer within " + call.timeout().toMillis() + " ms");
    } catch (ExecutionException e) {
      return failure(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      exchange.cancel(true);
      return Answer.Retry.because("interrupted");
    }
  }

  private static CompletableFuture<Reply> exchange(Connections.Connection connection, Call call) {
    var sent = connection.client().sendAsync(connection.request(call), _ -> new BoundedBody());
    CompletableFuture<Reply> reply =
        sent.thenApply(
            response -> new Reply(response.statusCode(), response.headers(), response.body()));
    // Done, failed or given up: the connection ends with the exchange.
    reply.whenComplete((_, _) -> connection.client().shutdownNow());
    return reply;
  }

  private static Answer failure(Throwable cause) {
    return switch (cause) {
      case Connections.Refused refused -> new Answer.Dead(String.valueOf(refused.getMessage()));
      case java.net.http.HttpTimeoutException _ -> Answer.Retry.timedOut("no connection in time");
      default -> Answer.Retry.because(Failures.describe(cause));
    };
  }

  /** A client that follows nothing. */
  static HttpClient.Builder client() {
    return HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).executor(THREADS);
  }
}
