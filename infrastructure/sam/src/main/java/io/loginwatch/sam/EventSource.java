package io.loginwatch.sam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What invokes a function, as the template says under its {@code Events}. */
public sealed interface EventSource {

  /**
   * A method and path of the REST API.
   *
   * @param path such as {@code /v1/alerts/{id}} or {@code /v1/{proxy+}}
   * @param method in capitals; {@code ANY} for each
   * @param access who may call it
   */
  record Route(String path, String method, Access access) implements EventSource {}

  /** How a caller of a route shows who it is. */
  enum Access {
    /** By what the API's own authorizer asks for. */
    AUTHORIZER,
    /** By a signature of AWS credentials. */
    IAM,
    /** Not at all. */
    OPEN
  }

  /**
   * The stream of a table.
   *
   * @param table logical id of the table
   * @param fromTheStart whether reading begins with what the stream still holds, not with what
   *     comes
   * @param batchSize most records of one invocation
   * @param window how long a batch that is not full waits for more
   * @param lanes how many batches of one shard may be under way at once, by partition key
   * @param filters patterns over the record, of which one must match; empty for every record
   * @param bisects whether a batch that failed is split
   * @param reportsFailures whether the function says at which record it stopped
   * @param retries how often a batch is tried again; null for until it is too old
   * @param maximumAge records older than this are given up; null for never
   * @param onFailure ARN of the queue that hears of records that were given up; null for none
   */
  record Stream(
      String table,
      boolean fromTheStart,
      int batchSize,
      Duration window,
      int lanes,
      List<JsonNode> filters,
      boolean bisects,
      boolean reportsFailures,
      @Nullable Integer retries,
      @Nullable Duration maximumAge,
      @Nullable String onFailure)
      implements EventSource {}

  /**
   * A schedule.
   *
   * @param input what the function is handed, as JSON
   */
  record Schedule(Duration every, String input) implements EventSource {}

  /** Reads one entry under {@code Events}. */
  static EventSource of(Properties event) {
    String type = event.text("Type");
    Properties properties = event.object("Properties");
    event.finish();
    EventSource source =
        switch (type) {
          case "Api" -> route(properties);
          case "DynamoDB" -> stream(properties);
          case "ScheduleV2" -> schedule(properties);
          default ->
              throw new UnsupportedInTemplate(
                  event.where() + ".Type", "events of type " + type + " are not supported here");
        };
    properties.finish();
    return source;
  }

  private static Route route(Properties properties) {
    properties.onlyInAws("RestApiId");
    Properties auth = properties.object("Auth");
    Access access =
        switch (auth.text("Authorizer", "")) {
          case "" -> Access.AUTHORIZER;
          case "NONE" -> Access.OPEN;
          case "AWS_IAM" -> Access.IAM;
          case String other ->
              throw new UnsupportedInTemplate(
                  auth.where() + ".Authorizer", other + " is not supported here");
        };
    auth.onlyInAws("ApiKeyRequired", "InvokeRole").finish();
    return new Route(properties.text("Path"), properties.text("Method").toUpperCase(), access);
  }

  private static Stream stream(Properties properties) {
    String arn = properties.text("Stream");
    Matcher table = Pattern.compile(":table/([^/]+)/stream/").matcher(arn);
    if (!table.find()) {
      throw new UnsupportedInTemplate(properties.where() + ".Stream", "is not a table's: " + arn);
    }
    String start = properties.text("StartingPosition");
    if (!start.equals("TRIM_HORIZON") && !start.equals("LATEST")) {
      throw new UnsupportedInTemplate(properties.where() + ".StartingPosition", start);
    }
    return new Stream(
        table.group(1),
        start.equals("TRIM_HORIZON"),
        properties.number("BatchSize", 100),
        Duration.ofSeconds(properties.number("MaximumBatchingWindowInSeconds", 0)),
        properties.number("ParallelizationFactor", 1),
        filters(properties),
        properties.flag("BisectBatchOnFunctionError", false),
        properties.texts("FunctionResponseTypes").contains("ReportBatchItemFailures"),
        properties.has("MaximumRetryAttempts")
            ? Integer.valueOf(properties.number("MaximumRetryAttempts", 0))
            : null,
        properties.has("MaximumRecordAgeInSeconds")
            ? Duration.ofSeconds(properties.number("MaximumRecordAgeInSeconds", 0))
            : null,
        onFailure(properties));
  }

  private static @Nullable String onFailure(Properties properties) {
    if (!properties.has("DestinationConfig")) {
      return null;
    }
    Properties destination = properties.object("DestinationConfig");
    Properties failure = destination.object("OnFailure");
    String queue = failure.text("Destination");
    failure.onlyInAws("Type").finish();
    destination.finish();
    return queue;
  }

  private static List<JsonNode> filters(Properties properties) {
    Properties criteria = properties.object("FilterCriteria");
    var patterns = new ArrayList<JsonNode>();
    for (Properties filter : criteria.objects("Filters")) {
      String pattern = filter.text("Pattern");
      try {
        patterns.add(new ObjectMapper().readTree(pattern));
      } catch (java.io.IOException e) {
        throw new UnsupportedInTemplate(filter.where() + ".Pattern", "is not JSON: " + pattern);
      }
      filter.finish();
    }
    criteria.finish();
    return List.copyOf(patterns);
  }

  private static Schedule schedule(Properties properties) {
    properties.onlyInAws("RetryPolicy", "DeadLetterConfig", "Description", "Name");
    return new Schedule(
        ScheduleExpression.period(
            properties.where() + ".ScheduleExpression", properties.text("ScheduleExpression")),
        properties.text("Input"));
  }
}
