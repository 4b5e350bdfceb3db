package io.loginwatch.notify.channel;

import io.loginwatch.notify.message.Writer;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** What every channel that sends mail wants to know. */
final class MailKind {

  private MailKind() {}

  /** Who of the affected users is written to. */
  enum TellUser {
    /** Nobody. */
    NEVER,
    /** Those whose address the configuration names. */
    MAPPED,
    /**
     * Those too whose address the log names: the log must be one that strangers cannot write to.
     */
    ANY
  }

  /** The mails of a channel with these fields; every fault is recorded. */
  static MailWriter read(Fields fields, Writer writer) {
    Supplier<String> from = fields.required("from");
    List<String> to = fields.list("to");
    to.forEach(address -> check(fields, "to", address));
    if (!from.get().isEmpty()) {
      check(fields, "from", from.get());
    }
    UserNames users = fields.users();
    users.names().values().forEach(address -> check(fields, "users", address));
    TellUser tell = fields.section().choice("tell_user", TellUser.MAPPED);
    Optional<String> unsubscribe = fields.section().text("unsubscribe");
    unsubscribe.ifPresent(where -> checkUnsubscribe(fields, where));
    return new MailWriter(fields.name(), from, to, users, tell, unsubscribe.orElse(""), writer);
  }

  private static void check(Fields fields, String field, String address) {
    try {
      new InternetAddress(address, true).validate();
    } catch (AddressException e) {
      fields.fault(field, "is no mail address: " + address);
    }
  }

  private static void checkUnsubscribe(Fields fields, String where) {
    String scheme = String.valueOf(URI.create(where.replace(' ', '+')).getScheme());
    if (!List.of("https", "mailto").contains(scheme.toLowerCase(Locale.ROOT))) {
      fields.fault("unsubscribe", "is neither an https nor a mailto URL: " + where);
    }
  }
}
