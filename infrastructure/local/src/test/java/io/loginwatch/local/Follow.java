package io.loginwatch.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Notes every record; fails at poison, once at hiccups, and throws at bombs. */
public class Follow implements RequestHandler<DynamodbEvent, StreamsEventResponse> {

  /** {@code id/n} of every record that was handled, by all instances. */
  static final List<String> handled = new CopyOnWriteArrayList<>();

  static final List<String> tried = new CopyOnWriteArrayList<>();

  public Follow(Map<String, String> env) {}

  @Override
  public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
    for (var record : event.getRecords()) {
      var keys = record.getDynamodb().getKeys();
      String name = keys.get("id").getS() + "/" + keys.get("n").getS();
      boolean before = tried.contains(name);
      tried.add(name);
      if (name.startsWith("bomb")) {
        throw new IllegalStateException("bomb");
      }
      if (name.startsWith("poison") || name.startsWith("hiccup") && !before) {
        String at = record.getDynamodb().getSequenceNumber();
        return new StreamsEventResponse(List.of(new BatchItemFailure(at)));
      }
      handled.add(name);
    }
    return new StreamsEventResponse(List.of());
  }
}
