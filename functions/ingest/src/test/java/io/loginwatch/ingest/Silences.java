package io.loginwatch.ingest;

import io.loginwatch.store.AwsClients;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Tells a store that did not answer from one that refused: the former is the machine's affair, the
 * latter is a fault of ours. Counts the former, and says when and for how long on standard output.
 */
final class Silences implements ExecutionInterceptor {
  private Instant asked = Instant.EPOCH;
  private boolean silent;
  private int count;

  /** The function's own client, listened to. */
  DynamoDbClient client(Map<String, String> env) {
    var builder = AwsClients.configured(DynamoDbClient.builder(), env, "DYNAMODB");
    return builder
        .overrideConfiguration(
            builder.overrideConfiguration().toBuilder().addExecutionInterceptor(this).build())
        .build();
  }

  /** Whether the last call got no answer, and never true twice for one call. */
  boolean wasSilent() {
    boolean was = silent;
    silent = false;
    return was;
  }

  int count() {
    return count;
  }

  @Override
  public void beforeExecution(Context.BeforeExecution call, ExecutionAttributes attributes) {
    asked = Instant.now();
    silent = false;
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution call, ExecutionAttributes attributes) {
    // A DynamoDbException is an answer: what the store refuses, it refuses again.
    silent = call.exception() instanceof SdkClientException;
    if (silent) {
      count++;
      Duration waited = Duration.between(asked, Instant.now());
      System.out.println("silent at " + asked + " for " + waited + ": " + call.exception());
    }
  }
}
