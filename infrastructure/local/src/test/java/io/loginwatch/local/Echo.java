package io.loginwatch.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Answers with the event it was handed. */
public class Echo implements RequestStreamHandler {

  private final Map<String, String> env;

  public Echo(Map<String, String> env) {
    this.env = env;
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    var json = new ObjectMapper();
    ObjectNode event = (ObjectNode) json.readTree(in);
    if (event.path("path").asText().equals("/x/broken")) {
      throw new IOException("broken");
    }
    if (event.path("path").asText().equals("/x/malformed")) {
      out.write("{\"status\":200}".getBytes());
      return;
    }
    event.put("greeting", env.get("GREETING"));
    event.put("config", Files.readString(Path.of(env.get("CONFIG"))));
    ObjectNode answer = json.createObjectNode();
    answer.put("statusCode", 201).put("body", event.toString());
    answer.putObject("headers").put("X-One", "1");
    answer.putObject("multiValueHeaders").putArray("X-Two").add("a").add("b");
    out.write(json.writeValueAsBytes(answer));
  }
}
