package io.loginwatch.notify;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.AlertJson;
import io.loginwatch.core.incident.Incident;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Alerts as the stream of their table brings them. */
final class AlertFeed {
  private static final Logger log = LoggerFactory.getLogger(AlertFeed.class);

  private final Notifying notifying;

  AlertFeed(Notifying notifying) {
    this.notifying = notifying;
  }

  /**
   * Takes the alerts in, in order, up to the first that fails: Lambda calls again from that one on.
   * What is urgent among those before it is sent all the same.
   */
  StreamsEventResponse take(DynamodbEvent event) {
    Map<String, Incident> touched = new LinkedHashMap<>();
    List<BatchItemFailure> failures = List.of();
    for (DynamodbStreamRecord entry : event.getRecords()) {
      try {
        alert(entry).ifPresent(alert -> notifying.take(alert, touched));
      } catch (RuntimeException e) {
        String at = entry.getDynamodb().getSequenceNumber();
        log.atError()
            .setCause(e)
            .addKeyValue("sequenceNumber", at)
            .log("an alert was not taken in");
        failures = List.of(new BatchItemFailure(at));
        break;
      }
    }
    notifying.sendUrgent(touched);
    return new StreamsEventResponse(failures);
  }

  /** The alert that was recorded; none if the record says that one changed or went. */
  private static Optional<Alert> alert(DynamodbStreamRecord entry) {
    if (!"INSERT".equals(entry.getEventName())) {
      return Optional.empty();
    }
    AttributeValue doc = entry.getDynamodb().getNewImage().get("doc");
    if (doc == null) {
      throw new IllegalArgumentException("an alert without doc");
    }
    return Optional.of(AlertJson.fromText(doc.getS()));
  }
}
