package io.loginwatch.notify.channel.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.loginwatch.notify.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two addresses of this machine play the parts: 127.0.0.2 is "public", 127.0.0.1 is what must not
 * be reached.
 */
class ConnectionsTest {
  private static final AddressGuard GUARD =
      address ->
          address.getHostAddress().equals("127.0.0.2") ? Optional.empty() : Optional.of("private");

  private final List<String> hosts = new ArrayList<>();
  private final List<String> lookups = new ArrayList<>();
  private HttpServer allowed;
  private HttpServer forbidden;

  @BeforeEach
  void start() throws IOException {
    allowed = server("127.0.0.2", 0);
    forbidden = server("127.0.0.1", allowed.getAddress().getPort());
  }

  private HttpServer server(String address, int port) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(address, port), 0);
    server.createContext(
        "/",
        exchange -> {
          hosts.add(address + " as " + exchange.getRequestHeaders().getFirst("Host"));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  @AfterEach
  void stop() {
    allowed.stop(0);
    forbidden.stop(0);
  }

  @Test
  void the_connection_goes_to_the_address_that_was_checked_under_the_name_that_was_asked_for() {
    int port = allowed.getAddress().getPort();

    Answer answer = send(names("127.0.0.2"), "http://hooks.example.com:" + port + "/in?x=1");

    assertThat(answer).isInstanceOf(Answer.Sent.class);
    assertThat(hosts).containsExactly("127.0.0.2 as hooks.example.com:" + port);
  }

  @Test
  void a_name_that_moves_after_the_check_is_not_followed() {
    // The second answer of this name server leads inside; it is never asked for it.
    List<List<String>> answers = List.of(List.of("127.0.0.2"), List.of("127.0.0.1"));
    Resolver rebinding =
        host -> {
          lookups.add(host);
          return addresses(answers.get(lookups.size() - 1));
        };

    send(rebinding, "http://hooks.example.com:" + allowed.getAddress().getPort() + "/");

    assertThat(lookups).hasSize(1);
    assertThat(hosts).hasSize(1).allMatch(host -> host.startsWith("127.0.0.2"));
  }

  @Test
  void a_name_with_one_address_inside_is_refused_altogether() {
    Answer answer =
        send(
            names("127.0.0.2", "127.0.0.1"),
            "http://hooks.example.com:" + allowed.getAddress().getPort() + "/");

    assertThat(answer)
        .isEqualTo(
            new Answer.Dead(
                "hooks.example.com is at 127.0.0.1, which is private; set allow_private to send"
                    + " there"));
    assertThat(hosts).isEmpty();
  }

  @Test
  void an_address_instead_of_a_name_is_checked_too() {
    int port = forbidden.getAddress().getPort();

    assertThat(send(Resolver.SYSTEM, "http://127.0.0.1:" + port + "/"))
        .isInstanceOf(Answer.Dead.class);
    assertThat(send(Resolver.SYSTEM, "http://[::ffff:127.0.0.1]:" + port + "/"))
        .isInstanceOf(Answer.Dead.class);
    assertThat(send(Resolver.SYSTEM, "http://2130706433:" + port + "/"))
        .isNotInstanceOf(Answer.Sent.class);
    assertThat(hosts).isEmpty();
  }

  @Test
  void without_the_guard_the_same_address_is_reached() {
    var sender = new HttpSender(new Connections(AddressGuard.OFF), InstantSource.system());
    int port = forbidden.getAddress().getPort();

    assertThat(sender.send(Call.json(URI.create("http://127.0.0.1:" + port + "/"), "{}")))
        .isInstanceOf(Answer.Sent.class);
  }

  @Test
  void a_name_that_nobody_knows_may_be_known_later() {
    Resolver empty =
        host -> {
          throw new java.net.UnknownHostException(host);
        };

    assertThat(send(empty, "http://hooks.example.com/"))
        .isEqualTo(Answer.Retry.because("no such host: hooks.example.com"));
  }

  private Answer send(Resolver resolver, String uri) {
    var connections = new Connections(GUARD, resolver, UnaryOperator.identity());
    return new HttpSender(connections, InstantSource.system())
        .send(Call.json(URI.create(uri), "{}"));
  }

  private static Resolver names(String... addresses) {
    return _ -> addresses(List.of(addresses));
  }

  private static List<InetAddress> addresses(List<String> literals) {
    return literals.stream().map(InetAddress::ofLiteral).toList();
  }
}
