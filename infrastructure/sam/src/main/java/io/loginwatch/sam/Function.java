package io.loginwatch.sam;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A function of the template.
 *
 * @param id its logical id
 * @param handler name of the class that handles its events
 * @param code where its zip is, relative to the template
 * @param timeout after which Lambda ends an invocation
 * @param memoryMb memory in MB
 * @param environment every variable it is given, those of {@code Globals} included
 * @param layers folders that lie on each other at {@code /opt}, relative to the template
 * @param statements the policy statements written out for it
 * @param events what invokes it, by the name of the event
 */
public record Function(
    String id,
    String handler,
    Path code,
    Duration timeout,
    int memoryMb,
    Map<String, String> environment,
    List<Path> layers,
    List<JsonNode> statements,
    Map<String, EventSource> events) {

  static final String TYPE = "AWS::Serverless::Function";

  static Function of(Resource resource, Template template) {
    Properties properties = resource.reader();
    Properties variables = properties.object("Environment");
    Map<String, String> environment = variables.strings("Variables");
    variables.finish();
    var events = new java.util.LinkedHashMap<String, EventSource>();
    properties.byName("Events").forEach((name, event) -> events.put(name, EventSource.of(event)));
    var function =
        new Function(
            resource.id(),
            properties.text("Handler"),
            Path.of(properties.text("CodeUri")),
            Duration.ofSeconds(properties.number("Timeout", 3)),
            properties.number("MemorySize", 128),
            environment,
            layers(properties, template),
            statements(properties),
            events);
    properties
        .onlyInAws(
            "Runtime",
            "Architectures",
            "Description",
            "Tracing",
            "AutoPublishAlias",
            "AutoPublishAliasAllProperties",
            "SnapStart",
            "LoggingConfig",
            "Tags")
        .finish();
    return function;
  }

  private static List<Path> layers(Properties properties, Template template) {
    var folders = new ArrayList<Path>();
    for (String arn : properties.texts("Layers")) {
      String[] parts = arn.split(":");
      Resource layer = parts.length > 1 ? template.resource(parts[parts.length - 2]) : null;
      if (layer == null) {
        throw new UnsupportedInTemplate(
            properties.where() + ".Layers", "is not a layer of this template: " + arn);
      }
      Properties content = layer.reader();
      folders.add(Path.of(content.text("ContentUri")));
      content
          .onlyInAws(
              "Description",
              "CompatibleRuntimes",
              "CompatibleArchitectures",
              "RetentionPolicy",
              "LayerName",
              "LicenseInfo")
          .finish();
    }
    return List.copyOf(folders);
  }

  private static List<JsonNode> statements(Properties properties) {
    var statements = new ArrayList<JsonNode>();
    for (Properties policy : properties.objects("Policies")) {
      policy.get("Statement").forEach(statements::add);
      policy.finish();
    }
    return List.copyOf(statements);
  }
}
