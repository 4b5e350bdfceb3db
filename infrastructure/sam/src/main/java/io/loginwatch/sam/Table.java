package io.loginwatch.sam;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;

/**
 * A table of the template, as the request that creates it.
 *
 * @param id its logical id
 * @param name its name; the logical id where the template leaves the name to CloudFormation
 * @param ttlAttribute the attribute that holds when an item expires, in epoch seconds; null where
 *     items do not expire
 * @param request what creates it
 */
public record Table(
    String id, String name, @Nullable String ttlAttribute, CreateTableRequest request) {

  static final String TYPE = "AWS::DynamoDB::Table";

  /** The same table under another name. */
  public Table named(String other) {
    return new Table(id, other, ttlAttribute, request.toBuilder().tableName(other).build());
  }

  /** The same table, whose items do not expire. */
  Table lasting() {
    return new Table(id, name, null, request);
  }

  /** Makes it, with its indexes, stream and expiry; one that is there stays as it is. */
  public void createOn(DynamoDbClient client) {
    try {
      client.createTable(request);
    } catch (ResourceInUseException e) {
      return;
    }
    // At once where the tables are this machine's; AWS takes some seconds.
    client.waiter().waitUntilTableExists(describe -> describe.tableName(name));
    if (ttlAttribute != null) {
      client.updateTimeToLive(update ->
          update
              .tableName(name)
              .timeToLiveSpecification(ttl -> ttl.attributeName(ttlAttribute).enabled(true)));
    }
  }

  static Table of(Resource resource) {
    Properties properties = resource.reader();
    String name = properties.text("TableName", resource.id());
    var request =
        CreateTableRequest.builder()
            .tableName(name)
            .billingMode(BillingMode.fromValue(properties.text("BillingMode")))
            .attributeDefinitions(attributes(properties))
            .keySchema(keys(properties));
    List<GlobalSecondaryIndex> indexes = indexes(properties);
    if (!indexes.isEmpty()) {
      request.globalSecondaryIndexes(indexes);
    }
    if (properties.has("StreamSpecification")) {
      Properties stream = properties.object("StreamSpecification");
      request.streamSpecification(
          StreamSpecification.builder()
              .streamEnabled(true)
              .streamViewType(stream.text("StreamViewType"))
              .build());
      stream.finish();
    }
    String ttl = timeToLive(properties);
    properties
        .onlyInAws(
            "PointInTimeRecoverySpecification",
            "SSESpecification",
            "DeletionProtectionEnabled",
            "Tags")
        .finish();
    return new Table(resource.id(), name, ttl, request.build());
  }

  private static @Nullable String timeToLive(Properties properties) {
    if (!properties.has("TimeToLiveSpecification")) {
      return null;
    }
    Properties ttl = properties.object("TimeToLiveSpecification");
    boolean enabled = ttl.flag("Enabled", false);
    String attribute = ttl.text("AttributeName");
    ttl.finish();
    return enabled ? attribute : null;
  }

  private static List<AttributeDefinition> attributes(Properties properties) {
    var attributes = new ArrayList<AttributeDefinition>();
    for (Properties each : properties.objects("AttributeDefinitions")) {
      attributes.add(
          AttributeDefinition.builder()
              .attributeName(each.text("AttributeName"))
              .attributeType(each.text("AttributeType"))
              .build());
      each.finish();
    }
    return attributes;
  }

  private static List<KeySchemaElement> keys(Properties properties) {
    var keys = new ArrayList<KeySchemaElement>();
    for (Properties each : properties.objects("KeySchema")) {
      keys.add(
          KeySchemaElement.builder()
              .attributeName(each.text("AttributeName"))
              .keyType(each.text("KeyType"))
              .build());
      each.finish();
    }
    return keys;
  }

  private static List<GlobalSecondaryIndex> indexes(Properties properties) {
    var indexes = new ArrayList<GlobalSecondaryIndex>();
    for (Properties each : properties.objects("GlobalSecondaryIndexes")) {
      Properties projection = each.object("Projection");
      var projected = Projection.builder().projectionType(projection.text("ProjectionType"));
      List<String> attributes = projection.texts("NonKeyAttributes");
      if (!attributes.isEmpty()) {
        projected.nonKeyAttributes(attributes);
      }
      projection.finish();
      indexes.add(
          GlobalSecondaryIndex.builder()
              .indexName(each.text("IndexName"))
              .keySchema(keys(each))
              .projection(projected.build())
              .build());
      each.finish();
    }
    return indexes;
  }
}
