package io.loginwatch.detect;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import io.loginwatch.config.Prepared;
import io.loginwatch.store.TableStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Entry point of the detect function: logins from the table's stream.
 *
 * <p>Answers with the sequence number of the first record that is not done. Lambda tries again from
 * there, in ever smaller batches, and hands what never works to the on-failure destination.
 */
public final class DetectHandler implements RequestStreamHandler {
  private final Prepared<Parts> parts;

  private record Parts(Detection detection, LastSeen lastSeen, TableStream stream) {
    Parts(Wiring wiring) {
      this(wiring.detection(), wiring.lastSeen(), new TableStream());
    }
  }

  /** Called by Lambda. */
  public DetectHandler() {
    this(Prepared.beforeSnapshot(() -> new Parts(new Wiring(System.getenv()))));
  }

  /** A function with this environment. */
  public DetectHandler(Map<String, String> env) {
    this(Prepared.of(new Parts(new Wiring(env))));
  }

  DetectHandler(Detection detection, LastSeen lastSeen) {
    this(Prepared.of(new Parts(detection, lastSeen, new TableStream())));
  }

  private DetectHandler(Prepared<Parts> parts) {
    this.parts = parts;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context) {
    parts.get().stream().serve(event, answer, this::judge);
  }

  StreamsEventResponse judge(DynamodbEvent event) {
    List<Arrival> batch = new ArrayList<>();
    for (var record : event.getRecords()) {
      if ("INSERT".equals(record.getEventName())) {
        batch.add(Arrival.of(record));
      }
    }
    List<BatchItemFailure> failures =
        parts
            .get()
            .detection()
            .work(batch)
            .map(arrival -> List.of(new BatchItemFailure(arrival.position().sequence())))
            .orElse(List.of());
    parts.get().lastSeen().note(Arrival.logSources(batch));
    return new StreamsEventResponse(failures);
  }
}
