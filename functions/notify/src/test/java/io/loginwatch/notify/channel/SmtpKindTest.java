package io.loginwatch.notify.channel;

import static io.loginwatch.notify.channel.Opening.opening;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.loginwatch.core.incident.NoticeKind;
import io.loginwatch.notify.Answer;
import io.loginwatch.notify.Notice;
import io.loginwatch.notify.message.Occasion;
import io.loginwatch.notify.message.Samples;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmtpKindTest {
  private GreenMail server;

  @BeforeEach
  void start() {
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private Opening smtp() {
    return smtp(server.getSmtp().getPort());
  }

  private static Opening smtp(int port) {
    return opening("smtp")
        .with("host", "127.0.0.1")
        .with("port", port)
        .with("security", "none")
        .with("from", "Loginwatch <loginwatch@example.com>")
        .with("to", "[soc@example.com, duty@example.com]");
  }

  @Test
  void those_who_watch_get_text_and_html_that_say_the_same() throws Exception {
    assertThat(smtp().channel().send(Samples.of(Occasion.GROUPED)))
        .isEqualTo(new Answer.Sent("accepted by 127.0.0.1"));

    MimeMessage[] mails = server.getReceivedMessages();
    assertThat(mails).hasSize(2);
    MimeMessage mail = mails[0];
    assertThat(mail.getSubject()).isEqualTo("🟠 High: Impossible travel and 2 more · alice");
    assertThat(mail.getFrom()[0]).hasToString("Loginwatch <loginwatch@example.com>");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getHeader("To")[0]).contains("soc@example.com").contains("duty@example.com");
    assertThat(part(mail, 0)).contains("From: New York, US").contains("Usually: Rome, IT");
    assertThat(part(mail, 1)).startsWith("<!DOCTYPE html>").contains("Usually", "Rome, IT");
    assertThat(part(mail, 1)).doesNotContain("<img", "<script", "src=");
    assertThat(((MimeMultipart) mail.getContent()).getContentType())
        .startsWith("multipart/alternative");
    Golden.sameText("mail-grouped.txt", part(mail, 0) + "\n");
    Golden.sameText("mail-grouped.html", part(mail, 1) + "\n");
  }

  @Test
  void mails_of_an_incident_are_a_thread_and_a_repetition_is_known_by_its_id() throws Exception {
    var alerts = ((Notice.About) Samples.of(Occasion.ALERT)).alerts();
    var opened = smtp1().channel();

    opened.send(Samples.about(NoticeKind.FIRST, 1, alerts));
    opened.send(Samples.about(NoticeKind.FIRST, 1, alerts));
    opened.send(Samples.about(NoticeKind.UPDATE, 2, alerts));

    MimeMessage[] mails = server.getReceivedMessages();
    assertThat(mails[0].getMessageID()).isEqualTo(mails[1].getMessageID());
    assertThat(mails[2].getMessageID()).isNotEqualTo(mails[0].getMessageID());
    assertThat(mails[2].getHeader("References"))
        .isNotEmpty()
        .isEqualTo(mails[0].getHeader("References"));
  }

  private Opening smtp1() {
    return opening("smtp")
        .with("host", "127.0.0.1")
        .with("port", server.getSmtp().getPort())
        .with("security", "none")
        .with("from", "loginwatch@example.com")
        .with("to", "soc@example.com");
  }

  @Test
  void the_affected_user_is_asked_in_a_mail_of_their_own() throws Exception {
    smtp1().with("users", "{Alice: alice@example.org}").channel().send(Samples.of(Occasion.ALERT));

    MimeMessage toUser = to("alice@example.org");
    assertThat(server.getReceivedMessages()).hasSize(2);
    assertThat(toUser.getSubject()).isEqualTo("Was this you? Impossible travel");
    assertThat(part(toUser, 0))
        .contains("Yes, this was me: https://", "No, this was not me: https://", "Why: speed")
        .doesNotContain("Acknowledge");
    assertThat(toUser.getHeader("To")[0]).isEqualTo("alice@example.org");
    Golden.sameText("mail-user.txt", part(toUser, 0) + "\n");
    Golden.sameText("mail-user.html", part(toUser, 1) + "\n");
  }

  @Test
  void an_address_from_the_log_is_written_to_only_where_the_configuration_says_so() {
    smtp1().channel().send(Samples.of(Occasion.ALERT));
    assertThat(server.getReceivedMessages()).hasSize(1);

    smtp1().with("tell_user", "any").channel().send(Samples.of(Occasion.ALERT));
    assertThat(server.getReceivedMessages()).hasSize(3);
  }

  @Test
  void the_user_is_asked_once_and_not_about_every_update() {
    var channel = smtp1().with("tell_user", "any").channel();

    channel.send(Samples.of(Occasion.UPDATE));
    channel.send(Samples.of(Occasion.REMINDER));
    channel.send(Samples.of(Occasion.CLOSING));

    assertThat(server.getReceivedMessages()).hasSize(3);
  }

  @Test
  void a_digest_can_be_unsubscribed_from() throws Exception {
    smtp1().channel().send(Samples.of(Occasion.DIGEST));
    smtp1()
        .with("unsubscribe", "https://example.com/off")
        .channel()
        .send(Samples.of(Occasion.DIGEST));

    MimeMessage[] mails = server.getReceivedMessages();
    assertThat(mails[0].getHeader("List-Unsubscribe"))
        .containsExactly("<mailto:loginwatch@example.com?subject=unsubscribe>");
    assertThat(mails[1].getHeader("List-Unsubscribe")).containsExactly("<https://example.com/off>");
    assertThat(mails[1].getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
    assertThat(part(mails[1], 1)).contains("href=\"https://example.com/off\"", "Unsubscribe");
    Golden.sameText("mail-digest.txt", part(mails[0], 0) + "\n");
    Golden.sameText("mail-digest.html", part(mails[0], 1) + "\n");
  }

  @Test
  void nothing_from_a_log_gets_into_the_headers_or_runs_in_the_page() throws Exception {
    smtp1().channel().send(Samples.about(NoticeKind.FIRST, 1, List.of(Hostile.alert(1))));

    MimeMessage mail = server.getReceivedMessages()[0];
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getSubject()).doesNotContain("\r", "\n").contains("Bcc: victim");
    assertThat(server.getReceivedMessages()).hasSize(1);
    assertThat(part(mail, 1))
        .doesNotContain("<script>", "<b>bold", "\u202E", "\u0007", "href=\"javascript")
        .contains("&lt;script&gt;");
  }

  @Test
  void who_has_been_served_is_not_served_again() throws Exception {
    var notice = (Notice.About) Samples.of(Occasion.ALERT);
    var again = Notices.after(notice, Set.of("soc@example.com"));

    smtp().channel().send(again);

    assertThat(server.getReceivedMessages()).hasSize(1);
    assertThat(server.getManagers().getUserManager().getUserByEmail("soc@example.com")).isNull();
  }

  @Test
  void who_gets_the_mails_may_stand_in_the_environment() {
    opening("smtp")
        .env("ADMIN", "admin@example.com")
        .with("host", "127.0.0.1")
        .with("port", server.getSmtp().getPort())
        .with("security", "none")
        .with("from", "loginwatch@example.com")
        .with("to", "env:ADMIN")
        .channel()
        .send(Samples.of(Occasion.ALERT));

    assertThat(server.getReceivedMessages()).hasSize(1);
    assertThat(opening("smtp").with("to", "env:NOBODY").tried()).isEmpty();
  }

  @Test
  void a_server_that_is_not_there_may_come_back() throws IOException {
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }

    assertThat(smtp(port).channel().send(Samples.of(Occasion.ALERT)))
        .isEqualTo(Answer.Retry.because("the server cannot be reached"));
  }

  @Test
  void a_server_that_says_nothing_is_given_up_on() throws IOException {
    try (var silent = new ServerSocket(0)) {
      var answer =
          smtp(silent.getLocalPort())
              .with("timeout", "200ms")
              .channel()
              .send(Samples.of(Occasion.ALERT));

      assertThat(answer)
          .isInstanceOfSatisfying(Answer.Retry.class, retry -> assertThat(retry.hung()).isTrue());
    }
  }

  @Test
  void half_a_configuration_is_refused_with_everything_that_is_missing() {
    assertThat(opening("smtp").tried()).isEmpty();
    assertThat(opening("smtp").faults()).isEmpty();
    assertThat(opening("smtp").with("to", "admin@example.com").faults())
        .containsExactlyInAnyOrder("host: is missing", "from: is missing");
    assertThat(
            opening("smtp")
                .with("host", "env:SMTP_HOST")
                .with("from", "nobody")
                .with("to", "not-an-email")
                .with("username", "loginwatch")
                .with("port", 70000)
                .faults())
        .containsExactlyInAnyOrder(
            "host: env:SMTP_HOST: the environment has no such variable",
            "from: is no mail address: nobody",
            "to: is no mail address: not-an-email",
            "password: is missing: user name and password go together",
            "port: is not between 1 and 65535: 70000");
  }

  private MimeMessage to(String address) {
    return Arrays.stream(server.getReceivedMessages())
        .filter(mail -> {
          try {
            return mail.getHeader("To")[0].contains(address);
          } catch (MessagingException e) {
            throw new IllegalStateException(e);
          }
        })
        .findFirst()
        .orElseThrow();
  }

  private static String part(MimeMessage mail, int index) throws Exception {
    var body = (MimeMultipart) mail.getContent();
    return body.getBodyPart(index).getContent().toString().replace("\r\n", "\n").strip();
  }
}
