package io.loginwatch.notify.channel.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.loginwatch.notify.Answer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSenderTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private final AtomicInteger requests = new AtomicInteger();
  private final HttpSender sender =
      new HttpSender(new Connections(AddressGuard.OFF), InstantSource.fixed(NOW));
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204, 299})
  void two_hundred_and_something_is_sent(int status) {
    assertThat(answering(status, "")).isEqualTo(new Answer.Sent("HTTP " + status));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 501, 502, 503, 504, 599})
  void what_may_pass_is_tried_again(int status) {
    assertThat(answering(status, "busy"))
        .isEqualTo(Answer.Retry.because("HTTP " + status + ": busy"));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409, 413, 422, 499})
  void what_would_be_refused_again_is_dead(int status) {
    assertThat(answering(status, "no")).isEqualTo(new Answer.Dead("HTTP " + status + ": no"));
  }

  @Test
  void gone_is_gone() {
    assertThat(answering(410, "")).isEqualTo(new Answer.Gone("HTTP 410"));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void a_redirect_is_not_followed(int status) {
    Answer answer =
        handling(exchange -> {
          requests.incrementAndGet();
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });

    assertThat(answer)
        .isEqualTo(new Answer.Dead("HTTP " + status + " (redirects are not followed)"));
    assertThat(requests).hasValue(1);
  }

  @ParameterizedTest
  @CsvSource({
    "30, PT30S",
    "0, PT0S",
    "1.5, PT1.5S",
    "'Mon, 02 Mar 2026 10:02:00 GMT', PT2M",
    "'Mon, 02 Mar 2026 09:00:00 GMT', PT0S",
    "999999999, PT24H",
    "1e300, PT24H",
  })
  void a_server_says_when_it_wants_to_be_asked_again(String header, Duration wait) {
    assertThat(retryingAfter(header, "")).isEqualTo(Answer.Retry.after(wait, "HTTP 429"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-5", "soon", "NaN", "Mon, 31 Feb 2026 10:02:00 GMT"})
  void a_wait_that_makes_no_sense_is_no_wait(String header) {
    assertThat(((Answer.Retry) retryingAfter(header, "")).after())
        .isIn((Duration) null, Duration.ZERO);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"message\": \"You are being rate limited.\", \"retry_after\": 64.57, \"global\": false} | PT64.57S",
        "{\"ok\": false, \"error_code\": 429, \"parameters\": {\"retry_after\": 7}} | PT7S",
        "{\"ok\": false, \"error\": \"ratelimited\", \"retry_after\": 30} | PT30S",
      })
  void a_server_says_so_in_the_body(String body, Duration wait) {
    assertThat(answering(429, body))
        .isInstanceOfSatisfying(
            Answer.Retry.class, retry -> assertThat(retry.after()).isEqualTo(wait));
  }

  @Test
  void a_server_that_never_answers_is_given_up_on_in_time_and_said_to_hang() {
    long start = System.nanoTime();

    Answer answer = handling(_ -> await(Duration.ofSeconds(20)), Duration.ofMillis(1500));

    assertThat(answer).isEqualTo(Answer.Retry.timedOut("no answer within 1500 ms"));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
  }

  @Test
  void a_server_that_drips_its_answer_is_given_up_on_in_time() {
    Answer answer =
        handling(
            exchange -> {
              exchange.sendResponseHeaders(200, 100);
              for (int i = 0; i < 100; i++) {
                exchange.getResponseBody().write('.');
                exchange.getResponseBody().flush();
                await(Duration.ofMillis(100));
              }
            },
            Duration.ofMillis(400));

    assertThat(answer).isEqualTo(Answer.Retry.timedOut("no answer within 400 ms"));
  }

  @Test
  void an_answer_without_end_is_read_up_to_the_limit() {
    Answer answer =
        handling(exchange -> {
          exchange.sendResponseHeaders(400, 0);
          byte[] block = "x".repeat(8192).getBytes();
          try {
            while (true) {
              exchange.getResponseBody().write(block);
            }
          } catch (IOException hungUp) {
            requests.incrementAndGet();
          }
        });

    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Dead.class,
            dead -> assertThat(dead.reason()).hasSize("HTTP 400: ".length() + 200));
  }

  @Test
  void a_closed_port_may_open() throws IOException {
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }

    assertThat(sender.send(Call.json(URI.create("http://127.0.0.1:" + port + "/"), "{}")))
        .isEqualTo(Answer.Retry.because("connection refused"));
  }

  @Test
  void a_connection_that_breaks_is_tried_again_later_and_not_now() throws Exception {
    try (var breaking = new ServerSocket(0)) {
      Thread.ofVirtual()
          .start(() -> {
            while (!breaking.isClosed()) {
              try (var socket = breaking.accept()) {
                requests.incrementAndGet();
                socket.getInputStream().read();
                socket.setSoLinger(true, 0);
              } catch (IOException closed) {
                return;
              }
            }
          });

      Answer answer =
          sender.send(
              Call.json(URI.create("http://127.0.0.1:" + breaking.getLocalPort() + "/"), "{}"));

      assertThat(answer).isInstanceOf(Answer.Retry.class);
      assertThat(requests).hasValue(1);
    }
  }

  @Test
  void a_call_prints_its_host_and_not_its_path() {
    assertThat(Call.json(URI.create("https://hooks.example.com/T000/secret"), "{}"))
        .hasToString("POST to hooks.example.com");
  }

  private Answer retryingAfter(String header, String body) {
    return handling(exchange -> {
      exchange.getResponseHeaders().add("Retry-After", header);
      exchange.sendResponseHeaders(429, -1);
      exchange.close();
    });
  }

  private Answer answering(int status, String body) {
    return handling(exchange -> {
      byte[] bytes = body.getBytes();
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    });
  }

  private Answer handling(HttpHandler handler) {
    return handling(handler, Call.TIMEOUT);
  }

  private Answer handling(HttpHandler handler, Duration timeout) {
    server.createContext("/", handler);
    var uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    return sender.send(Call.json(uri, "{}").within(timeout));
  }

  private static void await(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
