package io.loginwatch.notify.channel;

import io.loginwatch.core.alert.Subject;
import io.loginwatch.core.incident.NoticeKind;
import io.loginwatch.notify.Notice;
import io.loginwatch.notify.message.Clean;
import io.loginwatch.notify.message.Clip;
import io.loginwatch.notify.message.Medium;
import io.loginwatch.notify.message.Message;
import io.loginwatch.notify.message.Writer;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Makes the mails of a notice: one to those who watch, and one of its own to the affected user, who
 * is asked and not briefed. Text and HTML say the same.
 *
 * @param channel the channel's name; a part of what makes a Message-ID unique
 * @param from the sender
 * @param to those who watch
 * @param users the affected user's name to an address
 * @param tell whether affected users are written to
 * @param unsubscribe where a reader gets off the digest's list; empty for a mail to the sender
 */
record MailWriter(
    String channel,
    Supplier<String> from,
    List<String> to,
    UserNames users,
    MailKind.TellUser tell,
    String unsubscribe,
    Writer writer) {

  /** Subjects beyond this are cut off by most programs; RFC 5322 has 998 for a line. */
  private static final int SUBJECT = 180;

  private static final int BODY = 100_000;

  /** Name of the part that goes to the affected user. */
  private static final String USER = "user";

  /**
   * A mail to one of its recipients. Each is a part of its own, so that one whose server is busy
   * does not make the others read it twice.
   */
  record Part(String name, MimeMessage mail, InternetAddress recipient) {}

  /** The mails that the notice still needs. */
  List<Part> parts(Notice notice) throws MessagingException {
    List<Part> parts = new ArrayList<>();
    List<String> left = to.stream().filter(address -> !notice.done().contains(address)).toList();
    if (!left.isEmpty()) {
      MimeMessage mail = toWatchers(notice);
      for (String address : left) {
        parts.add(new Part(address, mail, new InternetAddress(address, true)));
      }
    }
    if (notice instanceof Notice.About about && !notice.done().contains(USER)) {
      Optional<String> user = userAddress(about);
      if (user.isPresent()) {
        var address = new InternetAddress(user.get(), true);
        parts.add(new Part(USER, toUser(about, address), address));
      }
    }
    return parts;
  }

  /** Asked once, when the incident opens, and only about the user's own account. */
  private Optional<String> userAddress(Notice.About about) {
    boolean opening = about.kind() == NoticeKind.FIRST;
    boolean own = about.incident().subject().type() == Subject.Type.USER;
    if (!opening || !own || tell == MailKind.TellUser.NEVER) {
      return Optional.empty();
    }
    return users
        .affectedBy(about)
        .or(() -> Optional.ofNullable(about.userEmail()).filter(this::isPlausible));
  }

  /** An address from the log is somebody else's word. */
  private boolean isPlausible(String address) {
    if (tell != MailKind.TellUser.ANY) {
      return false;
    }
    try {
      new InternetAddress(address, true).validate();
      return true;
    } catch (AddressException e) {
      return false;
    }
  }

  private MimeMessage toWatchers(Notice notice) throws MessagingException {
    Message text = writer.write(notice, Medium.TEXT, BODY);
    var mail = new IdentifiedMail(messageId(notice.key()));
    for (String address : to) {
      mail.addRecipient(RecipientType.TO, new InternetAddress(address));
    }
    fill(mail, notice, text, writer.page(leaving(notice)));
    switch (notice) {
      case Notice.About about -> thread(mail, about);
      case Notice.Summary _ -> list(mail);
    }
    return mail;
  }

  private MimeMessage toUser(Notice.About about, InternetAddress address)
      throws MessagingException {
    var mail = new IdentifiedMail(messageId(about.key() + "/user"));
    mail.addRecipient(RecipientType.TO, address);
    fill(mail, about, writer.toUser(about), writer.toUser(about, Medium.HTML));
    return mail;
  }

  private void fill(MimeMessage mail, Notice notice, Message text, String page)
      throws MessagingException {
    mail.setFrom(new InternetAddress(from.get(), true));
    mail.setSubject(Clip.chars(Clean.line(text.title()), SUBJECT), "UTF-8");
    mail.setSentDate(Date.from(notice.at()));
    // RFC 3834: no answering machine answers, and ours are not answered by yours.
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setHeader("X-Auto-Response-Suppress", "All");
    mail.setHeader("X-Loginwatch-Key", Clean.line(notice.key()));
    if (notice instanceof Notice.About about) {
      mail.setHeader("X-Loginwatch-Severity", about.incident().severity().word());
      mail.setHeader("X-Loginwatch-Rule", Clean.line(about.leading().rule()));
    }
    var body = new MimeMultipart("alternative");
    body.addBodyPart(part(text.body(), "plain"));
    body.addBodyPart(part(page, "html"));
    mail.setContent(body);
    mail.saveChanges();
  }

  private static MimeBodyPart part(String text, String kind) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(
        text.replace("\r\n", "\n").replace("\n", "\r\n"), StandardCharsets.UTF_8.name(), kind);
    return part;
  }

  /** Later mails of an incident are replies to its first, so that they stay together. */
  private void thread(MimeMessage mail, Notice.About about) throws MessagingException {
    String first = messageId("incident/" + about.incident().id());
    mail.setHeader("References", first);
    mail.setHeader("In-Reply-To", first);
  }

  /** With the way off the list at the foot of a digest's page, where that is a page too. */
  private Notice leaving(Notice notice) {
    if (!(notice instanceof Notice.Summary digest) || !unsubscribe.startsWith("https:")) {
      return notice;
    }
    Map<String, String> links = new TreeMap<>(digest.links());
    links.put("unsubscribe", unsubscribe);
    return new Notice.Summary(
        digest.key(),
        digest.at(),
        digest.zone(),
        digest.digest(),
        digest.othersHeld(),
        links,
        digest.done());
  }

  /** RFC 2369 and, where there is a URL that takes a POST, RFC 8058. */
  private void list(MimeMessage mail) throws MessagingException {
    String address = new InternetAddress(from.get(), true).getAddress();
    String where =
        unsubscribe.isEmpty() ? "mailto:" + address + "?subject=unsubscribe" : unsubscribe;
    mail.setHeader("List-Unsubscribe", "<" + where + ">");
    if (where.startsWith("https:")) {
      mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    mail.setHeader("List-Id", "Loginwatch digest <digest." + domain() + ">");
  }

  /** The same for the same notice: a receiver that sees it twice knows it as a repetition. */
  private String messageId(String key) {
    return "<" + Digests.sha256(channel + "/" + key).substring(0, 32) + "@" + domain() + ">";
  }

  private String domain() {
    String address = from.get();
    return address.substring(address.lastIndexOf('@') + 1).replace(">", "").strip();
  }

  /** Keeps its Message-ID, where the library would make one up. */
  private static final class IdentifiedMail extends MimeMessage {
    private final String id;

    IdentifiedMail(String id) {
      super(Session.getInstance(new Properties()));
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
