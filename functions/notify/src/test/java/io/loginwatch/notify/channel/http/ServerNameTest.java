package io.loginwatch.notify.channel.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.loginwatch.notify.Answer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The address is pinned, and TLS still speaks to the name. */
class ServerNameTest {
  private static final ConcurrentLinkedQueue<String> NAMES = new ConcurrentLinkedQueue<>();
  private static HttpsServer server;
  private static SSLContext tls;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    Path store = folder.resolve("server.p12");
    var keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "server",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit",
                "-dname",
                "CN=hooks.example.com",
                "-ext",
                "san=dns:hooks.example.com",
                "-validity",
                "2")
            .redirectErrorStream(true)
            .start();
    assertThat(keytool.waitFor()).isZero();
    tls = context(store);
    server = HttpsServer.create(new InetSocketAddress("127.0.0.2", 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters parameters) {
            parameters.setSSLParameters(tls.getDefaultSSLParameters());
          }
        });
    server.createContext(
        "/",
        exchange -> {
          var session =
              (ExtendedSSLSession)
                  ((com.sun.net.httpserver.HttpsExchange) exchange).getSSLSession();
          session
              .getRequestedServerNames()
              .forEach(name -> NAMES.add(((SNIHostName) name).getAsciiName()));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  private static SSLContext context(Path store) throws Exception {
    var keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, "changeit".toCharArray());
    }
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", keys.getCertificate("server"));
    var keyManagers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keyManagers.init(keys, "changeit".toCharArray());
    var trustManagers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trustManagers.init(trusted);
    var context = SSLContext.getInstance("TLS");
    context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
    return context;
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  @Test
  void the_name_is_asked_for_and_its_certificate_accepted() {
    assertThat(send("hooks.example.com")).isInstanceOf(Answer.Sent.class);
    assertThat(NAMES).contains("hooks.example.com");
  }

  @Test
  void the_certificate_of_another_name_is_not_accepted() {
    assertThat(send("other.example.com"))
        .isInstanceOfSatisfying(
            Answer.Retry.class, retry -> assertThat(retry.reason()).startsWith("TLS: "));
  }

  private static Answer send(String host) {
    Resolver resolver = _ -> List.of(InetAddress.ofLiteral("127.0.0.2"));
    var connections =
        new Connections(_ -> Optional.empty(), resolver, client -> client.sslContext(tls));
    var uri = URI.create("https://" + host + ":" + server.getAddress().getPort() + "/");
    return new HttpSender(connections, InstantSource.system()).send(Call.json(uri, "{}"));
  }
}
