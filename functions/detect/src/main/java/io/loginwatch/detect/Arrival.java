package io.loginwatch.detect;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.StreamRecord;
import com.amazonaws.services.lambda.runtime.events.transformers.v2.dynamodb.DynamodbAttributeValueTransformer;
import io.loginwatch.core.login.Login;
import io.loginwatch.store.Logins;
import io.loginwatch.store.StreamPosition;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One record of the logins' stream. */
sealed interface Arrival {

  /** Where in the stream it stands. */
  StreamPosition position();

  /** Whose login it is: the partition key. Empty where the record does not even say that. */
  String user();

  /** A login to be judged. */
  record Readable(StreamPosition position, Login login) implements Arrival {
    @Override
    public String user() {
      return login.user();
    }
  }

  /** A record that no login can be made of; it is reported until somebody looks at it. */
  record Unreadable(StreamPosition position, String user, RuntimeException reason)
      implements Arrival {}

  /** What arrived with that record. */
  static Arrival of(DynamodbStreamRecord event) {
    StreamRecord record = event.getDynamodb();
    var position = new StreamPosition(label(event.getEventSourceARN()), record.getSequenceNumber());
    try {
      return new Readable(
          position,
          Logins.read(
              DynamodbAttributeValueTransformer.toAttributeValueMapV2(record.getNewImage())));
    } catch (RuntimeException e) {
      return new Unreadable(position, userOf(record), e);
    }
  }

  /** Which log sources those are of. */
  static Set<String> logSources(List<Arrival> batch) {
    Set<String> names = new HashSet<>();
    for (Arrival arrival : batch) {
      if (arrival instanceof Readable(_, Login login) && login.logSource() != null) {
        names.add(login.logSource());
      }
    }
    return names;
  }

  private static String userOf(StreamRecord record) {
    Map<String, AttributeValue> keys = record.getKeys();
    AttributeValue user = keys == null ? null : keys.get("user");
    String name = user == null ? null : user.getS();
    return name == null ? "" : name;
  }

  /** The part of a stream's ARN that differs between two streams of one table: when it began. */
  private static String label(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }
}
