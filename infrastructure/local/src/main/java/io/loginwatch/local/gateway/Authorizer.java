package io.loginwatch.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.local.lambda.FunctionFailed;
import io.loginwatch.local.lambda.RunningFunction;
import java.io.IOException;
import java.util.regex.Pattern;

/** Asks the authorizer function, and reads its policy as API Gateway reads it. */
final class Authorizer {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What the authorizer made of a caller. */
  sealed interface Decision {
    /** Let in. {@code said} is what the function finds in its request context. */
    record Allowed(ObjectNode said) implements Decision {}

    /** Not let in: the policy denies, or does not mention the method. */
    record Denied() implements Decision {}

    /** Not known: the function threw {@code Unauthorized}. */
    record Unknown() implements Decision {}

    /** No decision: the function failed, or its answer has the wrong form. */
    record Failed(String kind) implements Decision {}
  }

  private final RunningFunction function;

  Authorizer(RunningFunction function) {
    this.function = function;
  }

  Decision decide(ObjectNode request) throws InterruptedException {
    JsonNode answer;
    try {
      answer = JSON.readTree(function.invoke(JSON.writeValueAsBytes(request)));
    } catch (FunctionFailed e) {
      Throwable cause = e.getCause();
      boolean unauthorized = cause != null && "Unauthorized".equals(cause.getMessage());
      return unauthorized ? new Decision.Unknown() : new Decision.Failed("AUTHORIZER_FAILURE");
    } catch (IOException e) {
      return new Decision.Failed("AUTHORIZER_CONFIGURATION_ERROR");
    }
    if (!answer.path("principalId").isTextual() || !answer.path("policyDocument").isObject()) {
      return new Decision.Failed("AUTHORIZER_CONFIGURATION_ERROR");
    }
    if (!allows(answer.path("policyDocument"), request.path("methodArn").asText())) {
      return new Decision.Denied();
    }
    ObjectNode said = JSON.createObjectNode();
    // API Gateway hands every value of the context on as text.
    answer.path("context").forEachEntry((name, value) -> said.put(name, value.asText()));
    said.put("principalId", answer.path("principalId").asText());
    return new Decision.Allowed(said);
  }

  private static boolean allows(JsonNode policy, String methodArn) {
    boolean allowed = false;
    for (JsonNode statement : policy.path("Statement")) {
      if (covers(statement.path("Resource"), methodArn)) {
        if (statement.path("Effect").asText().equals("Deny")) {
          return false;
        }
        allowed |= statement.path("Effect").asText().equals("Allow");
      }
    }
    return allowed;
  }

  private static boolean covers(JsonNode resource, String methodArn) {
    if (resource.isTextual()) {
      String pattern =
          Pattern.quote(resource.asText()).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
      return methodArn.matches(pattern);
    }
    for (JsonNode each : resource) {
      if (covers(each, methodArn)) {
        return true;
      }
    }
    return false;
  }
}
