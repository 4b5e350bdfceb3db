package io.loginwatch.detect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Asks DynamoDB with each call what it consumed, and adds it up. */
final class Meter implements ExecutionInterceptor {
  private static final ReturnConsumedCapacity INDEXES = ReturnConsumedCapacity.INDEXES;

  private final Map<String, Double> byTable = new TreeMap<>();
  private double reads;
  private double writes;

  double reads() {
    return reads;
  }

  double writes() {
    return writes;
  }

  /** Units of each table, its indexes included. */
  Map<String, Double> byTable() {
    return byTable;
  }

  void reset() {
    reads = 0;
    writes = 0;
    byTable.clear();
  }

  @Override
  public SdkRequest modifyRequest(
      Context.ModifyRequest context, ExecutionAttributes executionAttributes) {
    return switch (context.request()) {
      case PutItemRequest put -> put.toBuilder().returnConsumedCapacity(INDEXES).build();
      case UpdateItemRequest update -> update.toBuilder().returnConsumedCapacity(INDEXES).build();
      case GetItemRequest get -> get.toBuilder().returnConsumedCapacity(INDEXES).build();
      case BatchGetItemRequest get -> get.toBuilder().returnConsumedCapacity(INDEXES).build();
      case BatchWriteItemRequest put -> put.toBuilder().returnConsumedCapacity(INDEXES).build();
      case TransactWriteItemsRequest all -> all.toBuilder().returnConsumedCapacity(INDEXES).build();
      default -> throw new AssertionError("not metered: " + context.request());
    };
  }

  @Override
  public void afterExecution(
      Context.AfterExecution context, ExecutionAttributes executionAttributes) {
    SdkResponse response = context.response();
    boolean reading =
        response instanceof GetItemResponse || response instanceof BatchGetItemResponse;
    for (ConsumedCapacity consumed : consumed(response)) {
      byTable.merge(consumed.tableName(), consumed.capacityUnits(), Double::sum);
      if (reading) {
        reads += consumed.capacityUnits();
      } else {
        writes += consumed.capacityUnits();
      }
    }
  }

  private static Collection<ConsumedCapacity> consumed(SdkResponse response) {
    return new ArrayList<>(
        switch (response) {
          case PutItemResponse put -> List.of(put.consumedCapacity());
          case UpdateItemResponse update -> List.of(update.consumedCapacity());
          case GetItemResponse get -> List.of(get.consumedCapacity());
          case BatchGetItemResponse get -> get.consumedCapacity();
          case BatchWriteItemResponse put -> put.consumedCapacity();
          case TransactWriteItemsResponse all -> all.consumedCapacity();
          default -> throw new AssertionError("not metered: " + response);
        });
  }
}
