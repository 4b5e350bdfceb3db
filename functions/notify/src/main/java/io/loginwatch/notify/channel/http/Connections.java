package io.loginwatch.notify.channel.http;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;

/**
 * Decides what a request connects to. A name is looked up once, every address it has is checked,
 * and the connection goes to the address that was checked: a name server that answers differently
 * the next time (DNS rebinding) is not asked a next time.
 *
 * <p>The JDK's client knows no resolver of ours, so the request goes to the address itself, with
 * the Host header and the TLS server name of the name. The certificate is checked against that
 * server name.
 */
public final class Connections {
  private static final String RESTRICTED = "jdk.httpclient.allowRestrictedHeaders";
  private static final Duration CONNECT = Duration.ofSeconds(5);

  static {
    // The client reads this once, when it is first used. Lambda loads this class before that;
    // a program that uses the client earlier gives the property on its command line.
    String allowed = System.getProperty(RESTRICTED, "");
    if (!List.of(allowed.split(",")).contains("host")) {
      System.setProperty(RESTRICTED, allowed.isEmpty() ? "host" : allowed + ",host");
    }
  }

  private final AddressGuard guard;
  private final Resolver resolver;
  private final UnaryOperator<HttpClient.Builder> setup;

  /** A client and where to send with it. */
  record Connection(HttpClient client, URI target, Optional<String> host) {

    HttpRequest request(Call call) {
      var request =
          HttpRequest.newBuilder(target)
              .timeout(call.timeout())
              .setHeader("User-Agent", "Loginwatch")
              .POST(HttpRequest.BodyPublishers.ofByteArray(call.body()));
      call.headers().forEach(request::setHeader);
      host.ifPresent(name -> request.setHeader("Host", name));
      return request.build();
    }
  }

  /** Nothing may be sent there, whoever asks. */
  static final class Refused extends RuntimeException {
    Refused(String message) {
      super(message);
    }
  }

  public Connections(AddressGuard guard) {
    this(guard, Resolver.SYSTEM, UnaryOperator.identity());
  }

  Connections(AddressGuard guard, Resolver resolver, UnaryOperator<HttpClient.Builder> setup) {
    this.guard = guard;
    this.resolver = resolver;
    this.setup = setup;
  }

  /**
   * A connection to an address of that host that may be sent to.
   *
   * @throws Refused if one of its addresses must not be sent to
   */
  Connection open(URI uri) {
    String host = uri.getHost();
    if (guard == AddressGuard.OFF) {
      return new Connection(client(List.of()), uri, Optional.empty());
    }
    InetAddress address = checked(host);
    boolean literal = host.startsWith("[") || host.equals(address.getHostAddress());
    List<String> serverNames = literal ? List.of() : List.of(host);
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return new Connection(
        client(serverNames), at(uri, address), Optional.of(host + port).filter(_ -> !literal));
  }

  private InetAddress checked(String host) {
    try {
      List<InetAddress> addresses = resolver.resolve(host);
      for (InetAddress address : addresses) {
        guard
            .refusal(address)
            .ifPresent(why -> {
              throw new Refused(
                  "%s is at %s, which is %s; set allow_private to send there"
                      .formatted(host, address.getHostAddress(), why));
            });
      }
      return addresses.getFirst();
    } catch (UnknownHostException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * One for each call: what is sent is rare, and a kept connection may be to yesterday's address.
   */
  private HttpClient client(List<String> serverNames) {
    var builder = setup.apply(HttpSender.client().connectTimeout(CONNECT));
    if (!serverNames.isEmpty()) {
      var tls = new SSLParameters();
      tls.setServerNames(
          serverNames.stream().<javax.net.ssl.SNIServerName>map(SNIHostName::new).toList());
      builder.sslParameters(tls).version(HttpClient.Version.HTTP_1_1);
    }
    return builder.build();
  }

  private static URI at(URI uri, InetAddress address) {
    String literal = address.getHostAddress();
    String host = literal.contains(":") ? "[" + literal + "]" : literal;
    try {
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      return new URI(uri.getScheme() + "://" + host + port + path + query);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("an address made no URI", e);
    }
  }
}
