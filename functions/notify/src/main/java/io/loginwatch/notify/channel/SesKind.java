package io.loginwatch.notify.channel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.config.Section;
import io.loginwatch.notify.Answer;
import io.loginwatch.notify.Channel;
import io.loginwatch.notify.ChannelKind;
import io.loginwatch.notify.ChannelParts;
import io.loginwatch.notify.Notice;
import io.loginwatch.notify.channel.http.Call;
import io.loginwatch.notify.channel.http.HttpSender;
import io.loginwatch.notify.channel.http.Reply;
import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Mail through Amazon SES: the same mails as by SMTP, handed over raw. */
final class SesKind implements ChannelKind {

  @Override
  public String kind() {
    return "ses";
  }

  @Override
  public Optional<Channel> open(String name, Section section, ChannelParts parts) {
    var fields = new Fields(name, section, parts);
    if (fields.unset("from", "to")) {
      return Optional.empty();
    }
    MailWriter mails = MailKind.read(fields, fields.writer());
    Optional<String> set = section.text("configuration_set");
    var channel =
        new SesChannel(
            name,
            mails,
            set.orElse(""),
            new AwsCalls(parts.env(), "ses"),
            AwsCalls.sender(parts.clock()),
            fields.timeout());
    return fields.complete() ? Optional.of(channel) : Optional.empty();
  }

  private record SesChannel(
      String name,
      MailWriter mails,
      String configurationSet,
      AwsCalls calls,
      HttpSender sender,
      Duration timeout)
      implements Channel {

    @Override
    public Answer send(Notice notice) {
      return HttpChannel.attempt(() -> {
        var outcome = new PartialOutcome(new ArrayList<>(notice.done()));
        try {
          for (MailWriter.Part part : mails.parts(notice)) {
            outcome.add(part.name(), sender.send(call(part).within(timeout), SesKind::reading));
          }
        } catch (MessagingException e) {
          return new Answer.Dead("no mail can be made of it: " + e.getMessage());
        }
        return outcome.answer("accepted by SES");
      });
    }

    private Call call(MailWriter.Part part) {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.putObject("Destination").putArray("ToAddresses").add(part.recipient().toString());
      json.putObject("Content").putObject("Raw").put("Data", encoded(part));
      if (!configurationSet.isEmpty()) {
        json.put("ConfigurationSetName", configurationSet);
      }
      return calls.post(
          "/v2/email/outbound-emails", Map.of("Content-Type", "application/json"), json.toString());
    }

    private static String encoded(MailWriter.Part part) {
      var bytes = new ByteArrayOutputStream();
      try {
        part.mail().writeTo(bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (MessagingException e) {
        throw new IllegalArgumentException("no mail can be made of it: " + e.getMessage(), e);
      }
      return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
  }

  /** SES says 400 when it is asked too often, too. */
  private static Answer reading(Reply reply, Answer usual) {
    boolean tooOften =
        reply.status() == 400
            && reply
                .headers()
                .firstValue("x-amzn-ErrorType")
                .orElse("")
                .contains("TooManyRequests");
    return tooOften ? Answer.Retry.because(reply.toString()) : usual;
  }
}
