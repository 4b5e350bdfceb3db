package io.loginwatch.local;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/**
 * Notes every call that a function makes to AWS, as the permission that it needs. The SDK finds it
 * on the class path; which function calls is in the user agent.
 */
public final class CallRecorder implements ExecutionInterceptor {

  private static final Pattern FUNCTION = Pattern.compile("function/(\\w+)");

  /** Permissions, such as {@code dynamodb:Query AlertsTable/index/byId}, by function. */
  private static final Map<String, Set<String>> calls = new ConcurrentHashMap<>();

  /** What happens once, just before a call that needs that permission is sent. */
  private static final Map<String, Runnable> interruptions = new ConcurrentHashMap<>();

  @Override
  public void beforeTransmission(
      Context.BeforeTransmission context, ExecutionAttributes attributes) {
    Matcher function =
        FUNCTION.matcher(context.httpRequest().firstMatchingHeader("User-Agent").orElse(""));
    if (function.find()) {
      permissions(context.request())
          .forEach(permission -> {
            note(function.group(1), permission);
            Runnable interruption = interruptions.remove(permission);
            if (interruption != null) {
              interruption.run();
            }
          });
    }
  }

  /** Notes a call that the SDK does not make. */
  static void note(String function, String permission) {
    calls.computeIfAbsent(function, _ -> ConcurrentHashMap.newKeySet()).add(permission);
  }

  /** Lets somebody else be faster, once: than the next call of a function that needs that. */
  static void before(String permission, Runnable interruption) {
    interruptions.put(permission, interruption);
  }

  static void forget() {
    calls.clear();
  }

  private static Stream<String> permissions(software.amazon.awssdk.core.SdkRequest request) {
    return switch (request) {
      case QueryRequest query ->
          Stream.of(
              "dynamodb:Query "
                  + query.tableName()
                  + (query.indexName() == null ? "" : "/index/" + query.indexName()));
      case BatchWriteItemRequest batch ->
          batch.requestItems().keySet().stream().map(table -> "dynamodb:BatchWriteItem " + table);
      case BatchGetItemRequest batch ->
          batch.requestItems().keySet().stream().map(table -> "dynamodb:BatchGetItem " + table);
      case TransactWriteItemsRequest transaction ->
          transaction.transactItems().stream().map(CallRecorder::permission);
      case PublishRequest publish ->
          Stream.of("sns:Publish " + publish.topicArn().replaceFirst(".*:", ""));
      default -> {
        String action = request.getClass().getSimpleName().replaceFirst("Request$", "");
        String table = request.getValueForField("TableName", String.class).orElse("?");
        String service = request.getClass().getPackageName().split("\\.")[4];
        yield Stream.of(service.toLowerCase(Locale.ROOT) + ":" + action + " " + table);
      }
    };
  }

  /** A transaction needs what its parts need. */
  private static String permission(TransactWriteItem item) {
    if (item.put() != null) {
      return "dynamodb:PutItem " + item.put().tableName();
    }
    if (item.update() != null) {
      return "dynamodb:UpdateItem " + item.update().tableName();
    }
    return item.delete() != null
        ? "dynamodb:DeleteItem " + item.delete().tableName()
        : "dynamodb:ConditionCheckItem " + item.conditionCheck().tableName();
  }

  static Set<String> of(String function) {
    return new TreeSet<>(calls.getOrDefault(function, Set.of()));
  }
}
