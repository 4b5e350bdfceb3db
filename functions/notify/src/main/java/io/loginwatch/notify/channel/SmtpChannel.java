package io.loginwatch.notify.channel;

import io.loginwatch.notify.Answer;
import io.loginwatch.notify.Channel;
import io.loginwatch.notify.Notice;
import io.loginwatch.notify.channel.http.Failures;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;

/** See {@link SmtpKind}. */
final class SmtpChannel implements Channel {
  private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();

  private final String name;
  private final MailWriter mails;
  private final Supplier<String> host;
  private final Properties properties;
  private final @Nullable Credentials login;
  private final Duration timeout;

  /** Who we are to the server. */
  record Credentials(Supplier<String> user, Supplier<String> password) {}

  SmtpChannel(
      String name,
      MailWriter mails,
      Supplier<String> host,
      Properties properties,
      @Nullable Credentials login,
      Duration timeout) {
    this.name = name;
    this.mails = mails;
    this.host = host;
    this.properties = properties;
    this.login = login;
    this.timeout = timeout;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Answer send(Notice notice) {
    return HttpChannel.attempt(() -> bounded(notice));
  }

  /**
   * The library's time-outs are for each read and write, so a server that drips could hold us for
   * ever; the whole may take twice as long as one of them.
   */
  private Answer bounded(Notice notice) {
    List<String> done = java.util.Collections.synchronizedList(new ArrayList<>(notice.done()));
    var attempt = CompletableFuture.supplyAsync(() -> attempt(notice, done), THREADS);
    try {
      return attempt.get(2 * timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return new Answer.Retry("no answer in time", null, List.copyOf(done), true);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Retry("interrupted", null, List.copyOf(done), false);
    }
  }

  private Answer attempt(Notice notice, List<String> done) {
    var outcome = new PartialOutcome(done);
    try (Transport transport = Session.getInstance(properties).getTransport("smtp")) {
      connect(transport);
      for (MailWriter.Part part : mails.parts(notice)) {
        try {
          transport.sendMessage(part.mail(), new Address[] {part.recipient()});
          outcome.sent(part.name());
        } catch (SendFailedException e) {
          // About this recipient alone: the next may be welcome.
          outcome.add(part.name(), answer(e));
        }
      }
    } catch (MessagingException e) {
      outcome.add("", answer(e));
    }
    return outcome.answer("accepted by " + host.get());
  }

  private void connect(Transport transport) throws MessagingException {
    if (login == null) {
      transport.connect(host.get(), null, null);
    } else {
      transport.connect(host.get(), login.user().get(), login.password().get());
    }
  }

  private static Answer answer(MessagingException failure) {
    boolean hung = causes(failure).stream().anyMatch(SocketTimeoutException.class::isInstance);
    int code = causes(failure).stream().mapToInt(SmtpChannel::code).max().orElse(0);
    String reason = describe(failure, code);
    boolean refused = code >= 500 || code == 0 && failure instanceof AuthenticationFailedException;
    return refused ? new Answer.Dead(reason) : new Answer.Retry(reason, null, List.of(), hung);
  }

  private static String describe(MessagingException failure, int code) {
    if (failure instanceof MailConnectException) {
      return "the server cannot be reached";
    }
    String text = Failures.describe(failure).replaceAll("\\s+", " ").strip();
    return code > 0 && !text.contains(String.valueOf(code)) ? "SMTP " + code + ": " + text : text;
  }

  /** The causes, and what the library chains beside them. */
  private static List<Throwable> causes(MessagingException failure) {
    List<Throwable> causes = new ArrayList<>();
    Throwable next = failure;
    while (next != null && !causes.contains(next)) {
      causes.add(next);
      next = next instanceof MessagingException mail ? mail.getNextException() : next.getCause();
    }
    return causes;
  }

  /** 0 where the server said nothing. */
  private static int code(Throwable failure) {
    return switch (failure) {
      case SMTPSendFailedException send -> send.getReturnCode();
      case SMTPAddressFailedException address -> address.getReturnCode();
      case SMTPSenderFailedException sender -> sender.getReturnCode();
      case AuthenticationFailedException refused -> leadingCode(refused.getMessage());
      default -> 0;
    };
  }

  private static int leadingCode(@Nullable String text) {
    return text != null && text.matches("(?s)[245]\\d\\d.*") ? Integer.parseInt(text, 0, 3, 10) : 0;
  }
}
