package io.loginwatch.sam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * YAML with CloudFormation's short tags, as JSON with their long form: {@code !Ref X} becomes
 * {@code {"Ref": "X"}}, {@code !GetAtt A.B} becomes {@code {"Fn::GetAtt": ["A", "B"]}}.
 */
final class CloudFormationYaml {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private CloudFormationYaml() {}

  static JsonNode read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode parse(String text) {
    return new Compose(LoadSettings.builder().build())
        .composeString(text)
        .map(CloudFormationYaml::json)
        .orElse(JSON.nullNode());
  }

  private static JsonNode json(Node node) {
    String tag = node.getTag().getValue();
    return tag.startsWith("!") ? intrinsic(tag.substring(1), node) : plain(node);
  }

  private static JsonNode intrinsic(String shortName, Node node) {
    String name =
        shortName.equals("Ref") || shortName.equals("Condition") ? shortName : "Fn::" + shortName;
    JsonNode argument =
        node instanceof ScalarNode scalar ? JSON.textNode(scalar.getValue()) : plain(node);
    if (name.equals("Fn::GetAtt") && argument.isTextual()) {
      String[] parts = argument.textValue().split("\\.", 2);
      argument = JSON.arrayNode().add(parts[0]).add(parts.length > 1 ? parts[1] : "");
    }
    return JSON.objectNode().set(name, argument);
  }

  private static JsonNode plain(Node node) {
    return switch (node) {
      case MappingNode mapping -> {
        var object = JSON.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
          object.set(((ScalarNode) entry.getKeyNode()).getValue(), json(entry.getValueNode()));
        }
        yield object;
      }
      case SequenceNode sequence -> {
        var array = JSON.arrayNode();
        sequence.getValue().forEach(element -> array.add(json(element)));
        yield array;
      }
      case ScalarNode scalar -> scalar(scalar);
      default -> throw new IllegalArgumentException("not YAML we know: " + node.getNodeType());
    };
  }

  private static JsonNode scalar(ScalarNode node) {
    Tag tag = node.getTag();
    String text = node.getValue();
    if (tag.equals(Tag.INT)) {
      return JSON.numberNode(Long.parseLong(text));
    }
    if (tag.equals(Tag.FLOAT)) {
      return JSON.numberNode(Double.parseDouble(text));
    }
    if (tag.equals(Tag.BOOL)) {
      return JSON.booleanNode(Boolean.parseBoolean(text));
    }
    return tag.equals(Tag.NULL) ? JSON.nullNode() : JSON.textNode(text);
  }
}
