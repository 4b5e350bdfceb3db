package io.loginwatch.local.inbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Collections;

/**
 * Takes mail by SMTP on a free loopback port and puts it in the inbox. Delivers nothing further.
 */
public final class MailServer implements AutoCloseable {

  private final GreenMail server;

  public MailServer(Inbox inbox) {
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    server.getUserManager().setMessageDeliveryHandler((message, to) -> deliver(inbox, message, to));
  }

  public int port() {
    return server.getSmtp().getPort();
  }

  @Override
  public void close() {
    server.stop();
  }

  private GreenMailUser deliver(Inbox inbox, MovingMessage moving, MailAddress to)
      throws MessagingException {
    MimeMessage message = moving.getMessage();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode headers = body.putObject("headers");
    for (Header header : Collections.list(message.getAllHeaders())) {
      headers.put(header.getName(), header.getValue());
    }
    try {
      parts(message, body);
    } catch (IOException e) {
      throw new MessagingException("cannot be read", e);
    }
    String subject = message.getSubject();
    inbox.receive(
        Message.Way.MAIL,
        to.getEmail(),
        subject == null ? "" : subject,
        body.path("text").asText(),
        body);
    // GreenMail also keeps it in a mailbox of its own, whose owner it wants to know.
    return server.setUser(to.getEmail(), "");
  }

  private static void parts(Part part, ObjectNode body) throws MessagingException, IOException {
    if (part.getContent() instanceof Multipart multipart) {
      for (int i = 0; i < multipart.getCount(); i++) {
        parts(multipart.getBodyPart(i), body);
      }
    } else if (part.isMimeType("text/html")) {
      body.put("html", String.valueOf(part.getContent()));
    } else if (part.isMimeType("text/*")) {
      body.put("text", String.valueOf(part.getContent()));
    }
  }
}
