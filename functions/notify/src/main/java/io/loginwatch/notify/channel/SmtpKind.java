package io.loginwatch.notify.channel;

import io.loginwatch.config.Section;
import io.loginwatch.notify.Channel;
import io.loginwatch.notify.ChannelKind;
import io.loginwatch.notify.ChannelParts;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;

/** Mail through an SMTP server. */
final class SmtpKind implements ChannelKind {

  /** How the connection is made safe. */
  enum Security {
    /** TLS after STARTTLS; a server that does not offer it is not used. */
    STARTTLS,
    /** TLS from the first byte. */
    TLS,
    /** In the clear: for a relay on the same machine. */
    NONE
  }

  @Override
  public String kind() {
    return "smtp";
  }

  @Override
  public Optional<Channel> open(String name, Section section, ChannelParts parts) {
    var fields = new Fields(name, section, parts);
    if (fields.unset("host", "from", "to")) {
      return Optional.empty();
    }
    Supplier<String> host = fields.required("host");
    MailWriter mails = MailKind.read(fields, fields.writer());
    Security security = section.choice("security", Security.STARTTLS);
    int port = section.count("port", security == Security.TLS ? 465 : 587, 1, 65_535);
    Optional<Supplier<String>> username = fields.optional("username");
    Optional<Supplier<String>> password = fields.optionalSecret("password");
    if (section.has("username") != section.has("password")) {
      fields.fault(
          section.has("username") ? "password" : "username",
          "is missing: user name and password go together");
    }
    var login =
        username.flatMap(user -> password.map(secret -> new SmtpChannel.Credentials(user, secret)));
    Properties properties = properties(security, port, fields.timeout());
    var channel =
        new SmtpChannel(name, mails, host, properties, login.orElse(null), fields.timeout());
    return fields.complete() ? Optional.of(channel) : Optional.empty();
  }

  private static Properties properties(Security security, int port, Duration timeout) {
    String millis = String.valueOf(timeout.toMillis());
    var properties = new Properties();
    properties.put("mail.smtp.port", String.valueOf(port));
    properties.put("mail.smtp.connectiontimeout", millis);
    properties.put("mail.smtp.timeout", millis);
    properties.put("mail.smtp.writetimeout", millis);
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.ssl.enable", String.valueOf(security == Security.TLS));
    properties.put("mail.smtp.starttls.required", String.valueOf(security == Security.STARTTLS));
    properties.put("mail.smtp.starttls.enable", String.valueOf(security == Security.STARTTLS));
    // One address that the server does not want keeps the mail from nobody else.
    properties.put("mail.smtp.sendpartial", "true");
    properties.put("mail.smtp.localhost", "loginwatch");
    return properties;
  }
}
