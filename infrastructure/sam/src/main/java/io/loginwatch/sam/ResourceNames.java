package io.loginwatch.sam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * What {@code Ref} and {@code GetAtt} say of a resource that was never made in AWS: its logical id
 * for a name, and an ARN with the account 000000000000.
 */
final class ResourceNames {

  static final String REGION = "eu-west-1";
  static final String ACCOUNT = "000000000000";

  private final JsonNode resources;

  ResourceNames(JsonNode resources) {
    this.resources = resources;
  }

  String ref(String where, String name) {
    // SAM's own: the alias of a function and the stage of an API.
    if (name.endsWith(".Alias")) {
      return attribute(where, name.substring(0, name.length() - ".Alias".length()), "Alias");
    }
    if (name.endsWith(".Stage")) {
      return name.substring(0, name.length() - ".Stage".length()) + "Stage";
    }
    return switch (name) {
      case "AWS::Region" -> REGION;
      case "AWS::AccountId" -> ACCOUNT;
      case "AWS::Partition" -> "aws";
      case "AWS::URLSuffix" -> "amazonaws.com";
      case "AWS::StackName" -> "loginwatch";
      case "AWS::StackId" -> arn("cloudformation", "stack/loginwatch/local");
      default ->
          switch (type(where, name)) {
            case "AWS::SNS::Topic",
                "AWS::Serverless::LayerVersion",
                "AWS::SecretsManager::Secret" ->
                arn(where, name, "Ref");
            case "AWS::SQS::Queue" -> queueUrl(name);
            default -> physical(name);
          };
    };
  }

  String attribute(String where, String name, String attribute) {
    return switch (attribute) {
      case "Arn", "TopicArn" -> arn(where, name, attribute);
      case "StreamArn" -> arn(where, name, attribute) + "/stream/local";
      case "QueueUrl" -> queueUrl(name);
      case "TopicName", "QueueName", "Name" -> physical(name);
      default -> {
        String type = type(where, name);
        // SAM's own: the alias and version that AutoPublishAlias makes.
        if (type.equals("AWS::Serverless::Function")
            && (attribute.equals("Alias") || attribute.equals("Version"))) {
          yield arn(where, name, attribute) + ":live";
        }
        throw new UnsupportedInTemplate(
            where, "the attribute " + attribute + " of " + type + " is not supported here");
      }
    };
  }

  private static String queueUrl(String name) {
    return "https://sqs." + REGION + ".amazonaws.com/" + ACCOUNT + "/" + name;
  }

  private String physical(String name) {
    JsonNode properties = resources.path(name).path("Properties");
    for (String property : new String[] {"TableName", "QueueName", "TopicName", "FunctionName"}) {
      if (properties.path(property).isTextual()) {
        return properties.path(property).asText();
      }
    }
    return name;
  }

  private String arn(String where, String name, String attribute) {
    String type = type(where, name);
    return switch (type) {
      case "AWS::DynamoDB::Table" -> arn("dynamodb", "table/" + physical(name));
      case "AWS::SNS::Topic" -> arn("sns", physical(name));
      case "AWS::SQS::Queue" -> arn("sqs", physical(name));
      case "AWS::Serverless::Function", "AWS::Lambda::Function" ->
          arn("lambda", "function:" + physical(name));
      case "AWS::Serverless::LayerVersion" -> arn("lambda", "layer:" + name + ":1");
      case "AWS::SecretsManager::Secret" -> arn("secretsmanager", "secret:" + physical(name));
      case "AWS::KMS::Key" -> arn("kms", "key/" + name);
      case "AWS::IAM::Role" -> arn("iam", "role/" + name);
      case "AWS::Logs::LogGroup" -> arn("logs", "log-group:" + physical(name));
      case "AWS::S3::Bucket" -> "arn:aws:s3:::" + name.toLowerCase(Locale.ROOT);
      case "AWS::Events::EventBus" -> arn("events", "event-bus/" + physical(name));
      case "AWS::Events::Rule" -> arn("events", "rule/" + physical(name));
      default ->
          throw new UnsupportedInTemplate(
              where, "the attribute " + attribute + " of " + type + " is not supported here");
    };
  }

  private static String arn(String service, String resource) {
    return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource;
  }

  private String type(String where, String name) {
    JsonNode resource = resources.path(name);
    if (resource.isMissingNode()) {
      throw new UnsupportedInTemplate(where, "there is no resource or parameter " + name);
    }
    return resource.path("Type").asText();
  }
}
