package io.loginwatch.ingest.wire;

import com.fasterxml.jackson.databind.JsonNode;

/** What stands between records and is for those who carry them. */
final class Instructions {
  private Instructions() {}

  /** Lines that tell Elasticsearch what to do with the next, and Firehose that all is well. */
  static boolean is(JsonNode node) {
    if ("CONTROL_MESSAGE".equals(node.path("messageType").asText())) {
      return true;
    }
    if (node.size() != 1) {
      return false;
    }
    String name = node.fieldNames().next();
    JsonNode only = node.path(name);
    return switch (name) {
      case "index", "create", "delete", "update" ->
          only.isObject() && (only.isEmpty() || only.has("_index") || only.has("_id"));
      default -> false;
    };
  }
}
