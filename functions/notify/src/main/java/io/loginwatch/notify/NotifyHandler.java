package io.loginwatch.notify;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import io.loginwatch.core.alert.AlertJson;
import io.loginwatch.core.incident.Incident;
import io.loginwatch.notify.channel.ChannelKinds;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Entry point of the notify function: alerts from their table's stream, made into incidents. */
public final class NotifyHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
  private static final Logger log = LoggerFactory.getLogger(NotifyHandler.class);

  private final Notifying notifying;

  /** Called by Lambda. */
  public NotifyHandler() {
    this(System.getenv());
  }

  public NotifyHandler(Map<String, String> env) {
    this(Wiring.of(env, ChannelKinds.ALL).notifying());
  }

  /**
   * With a clock and a randomness that can be steered, and further kinds of channels.
   *
   * @param jitter from 0 to 1, anew each time
   */
  public NotifyHandler(
      Map<String, String> env,
      List<ChannelKind> kinds,
      InstantSource clock,
      DoubleSupplier jitter) {
    this(new Wiring(env, kinds, clock, jitter).notifying());
  }

  NotifyHandler(Notifying notifying) {
    this.notifying = notifying;
  }

  /**
   * Takes the alerts in, in order, up to the first that fails: Lambda calls again from that one on.
   * What is urgent among those before it is sent all the same.
   */
  @Override
  public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
    Map<String, Incident> touched = new LinkedHashMap<>();
    List<BatchItemFailure> failures = List.of();
    for (DynamodbStreamRecord entry : event.getRecords()) {
      try {
        take(entry, touched);
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

  private void take(DynamodbStreamRecord entry, Map<String, Incident> touched) {
    if ("INSERT".equals(entry.getEventName())) {
      AttributeValue doc = entry.getDynamodb().getNewImage().get("doc");
      if (doc == null) {
        throw new IllegalArgumentException("an alert without doc");
      }
      notifying.take(AlertJson.fromText(doc.getS()), touched);
    }
  }
}
