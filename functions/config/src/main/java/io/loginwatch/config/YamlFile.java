package io.loginwatch.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads one YAML file into values that know their lines. */
final class YamlFile {
  /** Nobody writes deeper than this; an alias that contains itself is endless. */
  private static final int DEEPEST = 40;

  /** In characters: the longest file that ships has some 10,000. */
  private static final int LONGEST = 1 << 20;

  private final String name;
  private final List<Problem> problems;

  private YamlFile(String name, List<Problem> problems) {
    this.name = name;
    this.problems = problems;
  }

  /** The fields of the file; empty where it has none, and whatever is wrong joins the problems. */
  static Node.Fields read(Path file, String name, List<Problem> problems) {
    try {
      return parse(Files.readString(file), name, problems);
    } catch (IOException e) {
      problems.add(new Problem(name, 0, "", "cannot be read as UTF-8 text: " + e.getMessage()));
      return Node.Fields.NONE;
    }
  }

  static Node.Fields parse(String text, String name, List<Problem> problems) {
    return new YamlFile(name, problems).fields(text);
  }

  private Node.Fields fields(String text) {
    var settings =
        LoadSettings.builder().setLabel(name).setUseMarks(true).setCodePointLimit(LONGEST).build();
    try {
      var events = new Shallow(new ParserImpl(settings, new StreamReader(settings, text)));
      return switch (new Composer(settings, events)
          .getSingleNode()
          .map(root -> node(root, "", 0))
          .orElse(null)) {
        case null -> Node.Fields.NONE;
        case Node.Fields fields -> fields;
        case Node.Scalar(Object value, _, _) when value == null -> Node.Fields.NONE;
        case Node other -> {
          problems.add(
              new Problem(name, other.line(), "", "expected fields, found " + other.kind()));
          yield Node.Fields.NONE;
        }
      };
    } catch (TooDeep e) {
      problems.add(new Problem(name, e.line, "", "is nested deeper than " + DEEPEST));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
      problems.add(new Problem(name, line, "", "is not YAML: " + e.getProblem()));
    } catch (YamlEngineException e) {
      problems.add(new Problem(name, 0, "", "is not YAML: " + e.getMessage()));
    }
    return Node.Fields.NONE;
  }

  private Node node(org.snakeyaml.engine.v2.nodes.Node yaml, String path, int depth) {
    int line = line(yaml);
    if (depth > DEEPEST) {
      problems.add(new Problem(name, line, path, "is nested deeper than " + DEEPEST));
      return new Node.Scalar(null, "", line);
    }
    return switch (yaml) {
      case MappingNode mapping -> fields(mapping, path, depth);
      case SequenceNode sequence -> {
        var items = new ArrayList<Node>();
        for (var item : sequence.getValue()) {
          items.add(node(item, path + "[" + items.size() + "]", depth + 1));
        }
        yield new Node.Items(items, line);
      }
      case ScalarNode scalar -> scalar(scalar, path, line);
      default -> throw new IllegalStateException("no such YAML node: " + yaml.getNodeType());
    };
  }

  private Node.Fields fields(MappingNode mapping, String path, int depth) {
    Map<String, Node> fields = new LinkedHashMap<>();
    Map<String, Integer> lines = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      int line = line(tuple.getKeyNode());
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      String field = path.isEmpty() ? key : path + "." + key;
      if (lines.putIfAbsent(key, line) != null) {
        problems.add(
            new Problem(name, line, field, "is there twice, first in line " + lines.get(key)));
        continue;
      }
      fields.put(key, node(tuple.getValueNode(), field, depth + 1));
    }
    return new Node.Fields(fields, lines, line(mapping));
  }

  private Node.Scalar scalar(ScalarNode scalar, String path, int line) {
    String text = scalar.getValue();
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return new Node.Scalar(null, text, line);
    }
    if (tag.equals(Tag.BOOL)) {
      return new Node.Scalar(Boolean.valueOf(text), text, line);
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return new Node.Scalar(number(text, path, line), text, line);
    }
    return new Node.Scalar(text, text, line);
  }

  private Object number(String text, String path, int line) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notWhole) {
      try {
        return Double.parseDouble(text);
      } catch (NumberFormatException e) {
        problems.add(new Problem(name, line, path, "is not a number: " + text));
        return 0L;
      }
    }
  }

  private static int line(org.snakeyaml.engine.v2.nodes.Node yaml) {
    return yaml.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  /** The events of a file, as far as it is not nested too deep for the thread's stack. */
  private static final class Shallow implements Parser {
    private final Parser events;
    private int depth;

    Shallow(Parser events) {
      this.events = events;
    }

    @Override
    public boolean checkEvent(Event.ID choice) {
      return events.checkEvent(choice);
    }

    @Override
    public Event peekEvent() {
      return events.peekEvent();
    }

    @Override
    public boolean hasNext() {
      return events.hasNext();
    }

    @Override
    public Event next() {
      Event event = events.next();
      if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
        throw new TooDeep(event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0));
      }
      depth -= event instanceof CollectionEndEvent ? 1 : 0;
      return event;
    }
  }

  private static final class TooDeep extends YamlEngineException {
    private final int line;

    TooDeep(int line) {
      super("nested too deep");
      this.line = line;
    }
  }
}
