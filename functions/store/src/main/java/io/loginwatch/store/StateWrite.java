package io.loginwatch.store;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/**
 * A changed item, to be written on the condition that it is still of the version that the change
 * was made on.
 *
 * @param put alone as an item, or as a part of a transaction
 */
public record StateWrite(Put put) {

  /**
   * @param item without its version
   * @param key name of the partition key
   * @param base the version that the change was made on; 0 where there was no item
   */
  static StateWrite of(String table, String key, Map<String, AttributeValue> item, long base) {
    Map<String, AttributeValue> versioned = new HashMap<>(item);
    versioned.put("v", Attributes.number(base + 1));
    Put.Builder put = Put.builder().tableName(table).item(versioned);
    if (base == 0) {
      put.conditionExpression("attribute_not_exists(#key)")
          .expressionAttributeNames(Map.of("#key", key));
    } else {
      put.conditionExpression("v = :base")
          .expressionAttributeValues(Map.of(":base", Attributes.number(base)));
    }
    return new StateWrite(put.build());
  }

  /** Writes it alone. Whether nobody else had changed the item meanwhile. */
  boolean to(DynamoDbClient client) {
    try {
      client.putItem(alone());
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  private PutItemRequest alone() {
    PutItemRequest.Builder request =
        PutItemRequest.builder()
            .tableName(put.tableName())
            .item(put.item())
            .conditionExpression(put.conditionExpression());
    if (put.hasExpressionAttributeNames()) {
      request.expressionAttributeNames(put.expressionAttributeNames());
    }
    if (put.hasExpressionAttributeValues()) {
      request.expressionAttributeValues(put.expressionAttributeValues());
    }
    return request.build();
  }
}
