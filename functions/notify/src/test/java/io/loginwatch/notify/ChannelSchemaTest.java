package io.loginwatch.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.config.Configuration;
import io.loginwatch.config.Field;
import io.loginwatch.notify.channel.ChannelKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON schema has the fields of each kind of channel that the code reads, and no others. */
class ChannelSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OPS = "notify.channels.*.";

  private final JsonNode channel =
      JSON.readTree(Files.readString(Path.of("../../infrastructure/config/loginwatch.schema.json")))
          .at("/properties/notify/properties/channels/additionalProperties");

  ChannelSchemaTest() throws IOException {}

  static Stream<String> kinds() {
    return ChannelKinds.ALL.stream().map(ChannelKind::kind);
  }

  private JsonNode fieldsOf(String kind) {
    for (JsonNode branch : channel.path("allOf")) {
      if (branch.at("/if/properties/kind/const").asText().equals(kind)) {
        return branch.at("/then/properties");
      }
    }
    throw new AssertionError("the schema does not know " + kind);
  }

  @Test
  void it_knows_every_kind_and_no_other() {
    var named = new TreeSet<String>();
    channel.at("/properties/kind/enum").forEach(kind -> named.add(kind.asText()));

    assertThat(named).containsExactlyInAnyOrderElementsOf(kinds().toList());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void every_field_of_a_kind_is_read_and_every_field_that_is_read_is_there(String kind) {
    Map<String, String> env = new HashMap<>(Map.of("AWS_REGION", "eu-west-1"));
    ObjectNode ops = JSON.createObjectNode().put("kind", kind);
    ops.putObject("quiet_hours").put("from", "22:00").put("to", "07:00");
    ops.putObject("rate").put("limit", 5);
    fieldsOf(kind)
        .properties()
        .forEach(field -> {
          JsonNode example = field.getValue().at("/examples/0");
          if (!example.isMissingNode()) {
            ops.set(field.getKey(), example);
            references(example).forEach(name -> env.put(name, "https://hooks.example.org/x"));
          }
        });
    ObjectNode file = JSON.createObjectNode();
    file.putObject("notify").putObject("channels").set("ops", ops);
    var configuration = Configuration.parse(file.toString());

    Map<String, String> states = NotifyCheck.read(configuration, env);

    assertThat(configuration.problems()).isEmpty();
    assertThat(states).containsEntry("ops", NotifyCheck.ON);
    Set<String> described = new TreeSet<>();
    channel.path("properties").fieldNames().forEachRemaining(described::add);
    fieldsOf(kind).fieldNames().forEachRemaining(described::add);
    assertThat(asked(configuration)).isEqualTo(described);
  }

  private static List<String> references(JsonNode example) {
    JsonNode values = example.isArray() ? example : JSON.createArrayNode().add(example);
    return values
        .valueStream()
        .map(JsonNode::asText)
        .filter(text -> text.startsWith("env:"))
        .map(text -> text.substring("env:".length()))
        .toList();
  }

  private static Set<String> asked(Configuration configuration) {
    var names = new TreeSet<String>();
    configuration.fields().stream()
        .map(Field::path)
        .filter(path -> path.startsWith(OPS))
        .map(path -> path.substring(OPS.length()).split("\\.")[0])
        .forEach(names::add);
    return names;
  }
}
