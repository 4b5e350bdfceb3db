package io.loginwatch.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Answers API Gateway's REQUEST authorizer: who may call, as which log, at which plan's rate. */
public final class Authorization {
  /** The message on which API Gateway answers 401 and not 403. */
  private static final String UNAUTHORIZED = "Unauthorized";

  private final Keys keys;
  private final boolean requireKey;

  public Authorization(Keys keys, boolean requireKey) {
    this.keys = keys;
    this.requireKey = requireKey;
  }

  /**
   * A policy that allows or denies, with the log source for the function.
   *
   * @throws IllegalStateException saying {@code Unauthorized} if there is no key: API Gateway makes
   *     a 401 of it
   */
  public ObjectNode decide(JsonNode event) {
    Optional<String> key = Credentials.key(headers(event));
    String resource = everything(event.path("methodArn").asText("*"));
    if (key.isEmpty()) {
      if (requireKey) {
        throw new IllegalStateException(UNAUTHORIZED);
      }
      return policy("local", "Allow", resource);
    }
    if (keys.none()) {
      // Then only the keys of the usage plan are known, and API Gateway checks those itself.
      ObjectNode policy = policy(requireKey ? "default" : "local", "Allow", resource);
      return policy.put("usageIdentifierKey", key.get());
    }
    Optional<Keys.Holder> holder = keys.holder(key.get());
    if (holder.isEmpty()) {
      return policy("unknown", "Deny", resource);
    }
    ObjectNode policy = policy(holder.get().logSource(), "Allow", resource);
    policy.put("usageIdentifierKey", key.get());
    if (holder.get().format() != null) {
      ((ObjectNode) policy.get("context")).put("format", holder.get().format());
    }
    return policy;
  }

  private static ObjectNode policy(String logSource, String effect, String resource) {
    ObjectNode policy = JsonNodeFactory.instance.objectNode().put("principalId", logSource);
    ObjectNode document = policy.putObject("policyDocument").put("Version", "2012-10-17");
    document
        .putArray("Statement")
        .addObject()
        .put("Action", "execute-api:Invoke")
        .put("Effect", effect)
        .put("Resource", resource);
    policy.putObject("context").put("log_source", logSource);
    return policy;
  }

  /** Every path of the stage: an answer may be cached for the next one. */
  private static String everything(String methodArn) {
    String[] parts = methodArn.split("/", 3);
    return parts.length < 3 ? methodArn : parts[0] + "/" + parts[1] + "/*";
  }

  private static Map<String, String> headers(JsonNode event) {
    Map<String, String> headers = new TreeMap<>();
    for (JsonNode source :
        new JsonNode[] {event.path("headers"), event.path("multiValueHeaders")}) {
      source
          .properties()
          .forEach(header -> {
            JsonNode value = header.getValue();
            JsonNode last = value.isArray() ? value.path(value.size() - 1) : value;
            if (last.isTextual()) {
              headers.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), last.textValue());
            }
          });
    }
    return headers;
  }
}
