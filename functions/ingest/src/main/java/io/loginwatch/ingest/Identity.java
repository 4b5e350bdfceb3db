package io.loginwatch.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/**
 * An id for a record that has none: 128 bits of SHA-256 over its fields in the order of their
 * names, without those that a shipper changes when it sends again.
 */
final class Identity {
  private static final Set<String> VOLATILE =
      Set.of(
          "ingested",
          "agent",
          "@metadata",
          "@version",
          "_ingest",
          "date",
          "offset",
          "received_at",
          "insertionTimestamp",
          "data_stream",
          "elastic_agent");

  private Identity() {}

  static String of(JsonNode record) {
    StringBuilder canonical = new StringBuilder(512);
    write(record, canonical);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(canonical.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void write(JsonNode node, StringBuilder out) {
    if (node.isObject()) {
      @SuppressWarnings({"unchecked", "rawtypes"})
      Map.Entry<String, JsonNode>[] fields = node.properties().toArray(new Map.Entry[0]);
      Arrays.sort(fields, Map.Entry.comparingByKey());
      out.append('{');
      for (Map.Entry<String, JsonNode> field : fields) {
        if (!VOLATILE.contains(field.getKey())) {
          out.append(field.getKey()).append('\u0001');
          write(field.getValue(), out);
        }
      }
      out.append('}');
    } else if (node.isArray()) {
      out.append('[');
      node.forEach(element -> write(element, out));
      out.append(']');
    } else {
      out.append(node.asText()).append('\u0002');
    }
  }
}
