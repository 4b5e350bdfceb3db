package io.loginwatch.notify.channel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.config.Section;
import io.loginwatch.notify.Channel;
import io.loginwatch.notify.ChannelKind;
import io.loginwatch.notify.ChannelParts;
import io.loginwatch.notify.Notice;
import io.loginwatch.notify.message.Clean;
import io.loginwatch.notify.message.Clip;
import io.loginwatch.notify.message.Medium;
import io.loginwatch.notify.message.Message;
import io.loginwatch.notify.message.Writer;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/**
 * An SNS topic. Each protocol gets a form of its own, and attributes let a subscription's filter
 * policy choose by severity, rule, user or subject.
 */
final class SnsKind implements ChannelKind {
  /**
   * Limits of the Publish action: bytes of the message with its attributes, characters of the
   * subject.
   */
  static final int MESSAGE = 262_144;

  static final int SUBJECT = 100;

  /** A mail that SNS sends is read in a mail program that shows text as it is. */
  private static final int MAIL = 8_000;

  /** Two messages of a phone network put together, in characters of its alphabet. */
  static final int SMS = 306;

  /** What JSON may take of the message: it is carried as a string within JSON, quotes escaped. */
  private static final int DOCUMENT = 100_000;

  @Override
  public String kind() {
    return "sns";
  }

  @Override
  public Optional<Channel> open(String name, Section section, ChannelParts parts) {
    var fields = new Fields(name, section, parts);
    String given = parts.env().getOrDefault("ALERTS_TOPIC_ARN", "");
    if (fields.unset("topic") && given.isEmpty()) {
      return Optional.empty();
    }
    Supplier<String> topic =
        section.has("topic") || given.isEmpty() ? fields.required("topic") : () -> given;
    if (!topic.get().isEmpty() && !topic.get().startsWith("arn:")) {
      fields.fault(
          "topic", "is no ARN of a topic, such as arn:aws:sns:eu-west-1:123456789012:alerts");
    }
    var channel =
        new SnsChannel(name, topic, fields.writer(), new SnsTopics(parts.env(), fields.timeout()));
    return fields.complete() ? Optional.of(channel) : Optional.empty();
  }

  /** What is published of that notice. */
  static PublishRequest request(Notice notice, String topic, Writer writer) {
    Message mail = writer.write(notice, Medium.TEXT, MAIL);
    var request =
        PublishRequest.builder()
            .topicArn(topic)
            .messageStructure("json")
            .subject(subject(mail.title()))
            .message(forms(notice, mail).toString())
            .messageAttributes(attributes(notice));
    if (topic.endsWith(".fifo")) {
      request.messageGroupId(group(notice)).messageDeduplicationId(Digests.sha256(notice.key()));
    }
    return request.build();
  }

  private static ObjectNode forms(Notice notice, Message mail) {
    String document = IncidentJson.of(notice, DOCUMENT).toString();
    ObjectNode forms = JsonNodeFactory.instance.objectNode();
    forms.put("default", document);
    forms.put("email", mail.body().isEmpty() ? mail.title() : mail.whole());
    forms.put("sms", sms(notice, mail));
    return forms;
  }

  private static String sms(Notice notice, Message mail) {
    String first = mail.body().lines().findFirst().orElse("");
    String link = notice.links().getOrDefault("open", "");
    int room = SMS - (link.isEmpty() ? 0 : link.length() + 1);
    String words = Clip.chars(mail.title() + ". " + first, Math.max(room, SMS / 2));
    return link.isEmpty() ? words : Clip.chars(words + " " + link, SMS);
  }

  /** SNS takes ASCII without control characters, beginning with a letter, number or mark. */
  static String subject(String title) {
    String plain = Normalizer.normalize(Clean.line(title), Normalizer.Form.NFKD);
    String ascii = plain.replace("·", "-").replaceAll("[^\\x20-\\x7e]", "").strip();
    return ascii.length() <= SUBJECT ? ascii : ascii.substring(0, SUBJECT - 3).strip() + "...";
  }

  /** Ordered within an incident, and incidents beside each other. */
  private static String group(Notice notice) {
    return switch (notice) {
      case Notice.About about -> about.incident().id();
      case Notice.Summary summary -> summary.digest().schedule();
    };
  }

  private static Map<String, MessageAttributeValue> attributes(Notice notice) {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    put(attributes, "kind", IncidentJson.word(notice));
    put(attributes, "key", notice.key());
    if (notice instanceof Notice.About about) {
      put(attributes, "severity", about.incident().severity().word());
      put(attributes, "rule", about.leading().rule());
      put(attributes, "user", about.leading().user() == null ? "" : about.leading().user());
      put(attributes, "subject", about.incident().subject().key());
      put(attributes, "incident", about.incident().id());
      attributes.put("rules", array(about.incident().rules()));
    }
    return attributes;
  }

  private static void put(Map<String, MessageAttributeValue> attributes, String name, String text) {
    if (!text.isEmpty()) {
      attributes.put(
          name, MessageAttributeValue.builder().dataType("String").stringValue(text).build());
    }
  }

  private static MessageAttributeValue array(List<String> texts) {
    var json = JsonNodeFactory.instance.arrayNode();
    texts.forEach(json::add);
    return MessageAttributeValue.builder()
        .dataType("String.Array")
        .stringValue(json.toString())
        .build();
  }
}
