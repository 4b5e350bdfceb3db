package io.loginwatch.store;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;

/**
 * A table's stream as Lambda brings it: batches of records in, the records that failed out. Read
 * and written by the serializers that Lambda's runtime has for handlers with such types; it makes
 * those before it asks for the first event, which takes longer than all else at a start. The
 * runtime has them on its class path, so no function brings them along.
 */
public final class TableStream {
  private final PojoSerializer<DynamodbEvent> events =
      LambdaEventSerializers.serializerFor(DynamodbEvent.class, TableStream.class.getClassLoader());
  private final PojoSerializer<StreamsEventResponse> answers =
      JacksonFactory.getInstance().getSerializer(StreamsEventResponse.class);

  /** Reads a batch, and writes what was answered to it. */
  public void serve(
      InputStream batch,
      OutputStream answer,
      Function<DynamodbEvent, StreamsEventResponse> handler) {
    answers.toJson(handler.apply(events.fromJson(batch)), answer);
  }
}
