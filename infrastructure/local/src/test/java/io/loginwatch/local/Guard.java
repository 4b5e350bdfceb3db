package io.loginwatch.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.List;
import java.util.Map;

/** An authorizer that knows the keys {@code good} and {@code bad}. */
public class Guard implements RequestHandler<Map<String, Object>, Map<String, Object>> {

  public Guard(Map<String, String> env) {}

  @Override
  public Map<String, Object> handleRequest(Map<String, Object> request, Context context) {
    if (request.containsKey("body")) {
      throw new IllegalStateException("an authorizer must not see the body");
    }
    @SuppressWarnings("unchecked")
    var headers = (Map<String, String>) request.get("headers");
    String key =
        headers.entrySet().stream()
            .filter(header -> header.getKey().equalsIgnoreCase("x-api-key"))
            .map(Map.Entry::getValue)
            .findAny()
            .orElseThrow(() -> new IllegalStateException("Unauthorized"));
    if (key.equals("broken")) {
      throw new IllegalStateException("no such table");
    }
    return Map.of(
        "principalId", "pipeline",
        "context", Map.of("log_source", "vpn", "number", 7),
        "policyDocument",
            Map.of(
                "Version",
                "2012-10-17",
                "Statement",
                List.of(
                    Map.of(
                        "Effect", key.equals("good") ? "Allow" : "Deny",
                        "Action", "execute-api:Invoke",
                        "Resource", "arn:aws:execute-api:*:*:local/live/*"))));
  }
}
