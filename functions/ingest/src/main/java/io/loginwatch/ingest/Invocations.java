package io.loginwatch.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What AWS services invoke the function with: an EventBridge event, SNS notifications, SQS
 * messages, a CloudWatch Logs subscription. What cannot be written throws, and the service tries
 * again; of an SQS batch only the messages concerned.
 */
final class Invocations {
  private static final Logger LOG = LoggerFactory.getLogger(Invocations.class);

  private final Reception reception;

  Invocations(Reception reception) {
    this.reception = reception;
  }

  JsonNode take(JsonNode event) {
    JsonNode records = event.path("Records");
    if (records.isArray()
        && !records.isEmpty()
        && records.get(0).path("eventSource").asText().equals("aws:sqs")) {
      return queue(records);
    }
    Reception.Result result = reception.take(event, Hint.of(null, source(event)));
    return JsonNodeFactory.instance
        .objectNode()
        .put("accepted", result.accepted())
        .put("rejected", result.rejected().size());
  }

  private JsonNode queue(JsonNode messages) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode failures = answer.putArray("batchItemFailures");
    for (JsonNode message : messages) {
      try {
        reception.take(message, Hint.of(null, named(message.path("eventSourceARN").asText())));
      } catch (RuntimeException e) {
        LOG.atWarn().setCause(e).log("message not written, it comes again");
        failures.addObject().put("itemIdentifier", message.path("messageId").asText());
      }
    }
    return answer;
  }

  /** The log source: what AWS says of the event's way here, never what the event itself claims. */
  private static String source(JsonNode event) {
    if (event.has("detail-type")) {
      return "eventbridge:" + event.path("source").asText("unknown");
    }
    JsonNode first = event.path("Records").path(0);
    if (first.has("Sns")) {
      return named(first.path("Sns").path("TopicArn").asText());
    }
    return event.has("awslogs") ? "cloudwatch-logs" : "invocation";
  }

  /** The last part of an ARN. */
  private static String named(String arn) {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }
}
