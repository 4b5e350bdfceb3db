package io.loginwatch.detect;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Entry point of the detect function: logins from the table's stream.
 *
 * <p>Answers with the sequence number of the first record that is not done. Lambda tries again from
 * there, in ever smaller batches, and hands what never works to the on-failure destination.
 */
public final class DetectHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {
  private final Detection detection;
  private final LastSeen lastSeen;

  /** Called by Lambda. */
  public DetectHandler() {
    this(System.getenv());
  }

  /** A function with this environment. */
  public DetectHandler(Map<String, String> env) {
    this(new Wiring(env));
  }

  private DetectHandler(Wiring wiring) {
    this(wiring.detection(), wiring.lastSeen());
  }

  DetectHandler(Detection detection, LastSeen lastSeen) {
    this.detection = detection;
    this.lastSeen = lastSeen;
  }

  @Override
  public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
    List<Arrival> batch = new ArrayList<>();
    for (var record : event.getRecords()) {
      if ("INSERT".equals(record.getEventName())) {
        batch.add(Arrival.of(record));
      }
    }
    List<BatchItemFailure> failures =
        detection
            .work(batch)
            .map(arrival -> List.of(new BatchItemFailure(arrival.position().sequence())))
            .orElse(List.of());
    lastSeen.note(Arrival.logSources(batch));
    return new StreamsEventResponse(failures);
  }
}
