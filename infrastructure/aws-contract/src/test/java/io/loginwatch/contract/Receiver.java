package io.loginwatch.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue at the end of what is sent. */
final class Receiver {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** How long a message may take through AWS, in seconds, and how long none is waited for. */
  private static final int LONG = 20;

  private static final int SHORT = 1;

  private final Stack stack;
  private final SqsClient sqs;
  private final String url;
  private final String arn;

  /** A new queue that SNS and EventBridge may send to. */
  Receiver(Stack stack, String name) {
    this.stack = stack;
    sqs = stack.client(SqsClient.builder(), "SQS");
    url = sqs.createQueue(create -> create.queueName(stack.name(name))).queueUrl();
    stack.afterwards(() -> sqs.deleteQueue(delete -> delete.queueUrl(url)));
    arn =
        sqs.getQueueAttributes(
                get -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
            .attributes()
            .get(QueueAttributeName.QUEUE_ARN);
    String policy =
        """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "%s",
          "Principal": {"Service": ["sns.amazonaws.com", "events.amazonaws.com"]}}]}\
        """
            .formatted(arn);
    sqs.setQueueAttributes(
        set -> set.queueUrl(url).attributes(Map.of(QueueAttributeName.POLICY, policy)));
  }

  String arn() {
    return arn;
  }

  /** Hears of what is published on a topic with attributes that the filter policy lets through. */
  Receiver subscribedTo(String topic, String filterPolicy) {
    SnsClient sns = stack.client(SnsClient.builder(), "SNS");
    sns.subscribe(subscribe ->
        subscribe
            .topicArn(topic)
            .protocol("sqs")
            .endpoint(arn)
            .attributes(Map.of("FilterPolicy", filterPolicy)));
    return this;
  }

  /** The next message. */
  JsonNode next() {
    return read(take(LONG).getFirst());
  }

  /** Whatever else has come. */
  List<JsonNode> rest() {
    List<JsonNode> all = new ArrayList<>();
    for (var some = take(SHORT); !some.isEmpty(); some = take(SHORT)) {
      some.forEach(one -> all.add(read(one)));
    }
    return all;
  }

  private List<Message> take(int seconds) {
    var found =
        sqs.receiveMessage(
                receive -> receive.queueUrl(url).maxNumberOfMessages(1).waitTimeSeconds(seconds))
            .messages();
    found.forEach(one ->
        sqs.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(one.receiptHandle())));
    return found;
  }

  private static JsonNode read(Message message) {
    try {
      return JSON.readTree(message.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError(message.body(), e);
    }
  }
}
