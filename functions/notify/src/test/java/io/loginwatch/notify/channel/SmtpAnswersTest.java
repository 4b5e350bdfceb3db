package io.loginwatch.notify.channel;

import static io.loginwatch.notify.channel.Opening.opening;
import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.notify.Answer;
import io.loginwatch.notify.message.Occasion;
import io.loginwatch.notify.message.Samples;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A server that answers each command as the test says. */
class SmtpAnswersTest {
  private final List<String> commands = new CopyOnWriteArrayList<>();

  @Test
  void one_mailbox_that_is_busy_is_tried_again_alone() throws Exception {
    Answer answer =
        against(command -> command.contains("duty@") ? "450 4.2.0 greylisted" : "250 ok");

    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Retry.class,
            retry -> {
              assertThat(retry.done()).containsExactly("soc@example.com");
              assertThat(retry.reason()).contains("450");
            });
  }

  @Test
  void one_mailbox_that_does_not_exist_is_named_and_the_other_is_served() throws Exception {
    Answer answer =
        against(command -> command.contains("soc@") ? "550 5.1.1 no such user" : "250 ok");

    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Dead.class,
            dead ->
                assertThat(dead.reason()).contains("soc@example.com", "550").endsWith("1 got it"));
  }

  @Test
  void a_sender_that_is_refused_is_refused_for_all() throws Exception {
    assertThat(against(command -> command.startsWith("MAIL") ? "553 not you" : "250 ok"))
        .isInstanceOf(Answer.Dead.class);
  }

  @Test
  void a_server_that_is_closing_is_asked_again() throws Exception {
    assertThat(against(command -> command.startsWith("MAIL") ? "421 closing" : "250 ok"))
        .isInstanceOf(Answer.Retry.class);
  }

  @Test
  void a_server_without_tls_gets_no_password() throws Exception {
    try (var server = serving(_ -> "250 ok")) {
      Answer answer =
          channel(server)
              .with("username", "loginwatch")
              .secret("password", "s3cret")
              .channel()
              .send(Samples.of(Occasion.ALERT));

      assertThat(answer)
          .isInstanceOfSatisfying(
              Answer.Retry.class, retry -> assertThat(retry.reason()).contains("STARTTLS"));
      assertThat(commands).noneMatch(command -> command.startsWith("AUTH"));
    }
  }

  private Answer against(UnaryOperator<String> answers) throws IOException {
    try (var server = serving(answers)) {
      return channel(server).with("security", "none").channel().send(Samples.of(Occasion.ALERT));
    }
  }

  private static Opening channel(ServerSocket server) {
    return opening("smtp")
        .with("host", "127.0.0.1")
        .with("port", server.getLocalPort())
        .with("from", "loginwatch@example.com")
        .with("to", "[soc@example.com, duty@example.com]");
  }

  private ServerSocket serving(UnaryOperator<String> answers) throws IOException {
    var server = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"));
    Thread.ofVirtual()
        .start(() -> {
          try (var socket = server.accept()) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream()));
            var out = socket.getOutputStream();
            out.write("220 test\r\n".getBytes());
            boolean data = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
              if (data && !line.equals(".")) {
                continue;
              }
              String command = line.toUpperCase(Locale.ROOT);
              commands.add(command);
              data = command.equals("DATA");
              String answer =
                  data ? "354 go on" : line.equals(".") ? "250 taken" : answers.apply(line);
              out.write((answer + "\r\n").getBytes());
              out.flush();
            }
          } catch (IOException closed) {
            // The test is over.
          }
        });
    return server;
  }
}
