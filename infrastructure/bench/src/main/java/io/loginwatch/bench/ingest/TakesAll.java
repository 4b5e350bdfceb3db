package io.loginwatch.bench.ingest;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;

/** A table that takes everything at once and keeps nothing. Any other call fails. */
final class TakesAll implements DynamoDbClient {
  @Override
  public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    return BatchWriteItemResponse.builder().build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
