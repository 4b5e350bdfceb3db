package io.loginwatch.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.config.Section;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.AlertJson;
import io.loginwatch.core.alert.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.event.ruler.Machine;

/** The way from an alert to the channels that hear of it. Safe for use by several threads. */
final class Routes {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Route> routes;
  private final Map<String, Severity> floors;
  private final Machine machine = Machine.builder().build();

  /**
   * Where an alert goes.
   *
   * @param channels names of the channels
   * @param reasons for the record: which route took it, and why others did not
   */
  record Way(Set<String> channels, List<String> reasons) {
    Way {
      channels = Set.copyOf(channels);
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * @param floors the lowest severity that each channel takes, by name: all the channels that are
   *     on
   */
  Routes(List<Route> routes, Map<String, Severity> floors) {
    this.routes = List.copyOf(routes);
    this.floors = Map.copyOf(floors);
    for (int i = 0; i < routes.size(); i++) {
      try {
        machine.addRule(Integer.toString(i), routes.get(i).pattern());
      } catch (IOException e) {
        throw new IllegalArgumentException(routes.get(i).name() + " has no valid pattern", e);
      }
    }
  }

  Way of(Alert alert) {
    if (routes.isEmpty()) {
      return overFloors(alert, floors.keySet(), new ArrayList<>());
    }
    Set<String> matching = matching(alert);
    var channels = new TreeSet<String>();
    var reasons = new ArrayList<String>();
    for (int i = 0; i < routes.size(); i++) {
      Route route = routes.get(i);
      if (!matching.contains(Integer.toString(i))) {
        continue;
      }
      if (!alert.severity().atLeast(route.floor())) {
        reasons.add(
            "route %s: %s is below %s"
                .formatted(route.name(), alert.severity().word(), route.floor().word()));
        continue;
      }
      reasons.add("route %s: %s".formatted(route.name(), String.join(", ", route.channels())));
      channels.addAll(route.channels());
      if (!route.goesOn()) {
        break;
      }
    }
    if (channels.isEmpty() && reasons.isEmpty()) {
      reasons.add("no route takes it");
    }
    return overFloors(alert, channels, reasons);
  }

  private Way overFloors(Alert alert, Set<String> channels, List<String> reasons) {
    var taking = new TreeSet<String>();
    if (floors.isEmpty()) {
      reasons.add("no channel is on");
    }
    for (String channel : new TreeSet<>(channels)) {
      Severity floor = floors.get(channel);
      if (floor == null) {
        reasons.add("channel " + channel + " is off");
      } else if (alert.severity().atLeast(floor)) {
        taking.add(channel);
      } else {
        reasons.add(
            "channel %s: %s is below %s".formatted(channel, alert.severity().word(), floor.word()));
      }
    }
    taking.forEach(channel -> reasons.add("channel " + channel + " is told"));
    return new Way(taking, reasons);
  }

  private Set<String> matching(Alert alert) {
    try {
      return new TreeSet<>(machine.rulesForJSONEvent(AlertJson.toText(alert)));
    } catch (Exception e) {
      throw new IllegalStateException("an alert that is not JSON: " + alert.id(), e);
    }
  }

  /** Reads the list {@code routes}; each names channels that exist. */
  static List<Route> read(Section section, Set<String> channels) {
    var routes = new ArrayList<Route>();
    for (Section one : section.list("routes")) {
      String name = one.text("name", "route " + (routes.size() + 1));
      List<String> to = one.texts("channels", List.of());
      if (to.isEmpty()) {
        one.problem("channels", "names no channel");
      }
      to.stream()
          .filter(channel -> !channels.contains(channel))
          .forEach(channel -> one.problem("channels", "there is no channel " + channel));
      routes.add(
          new Route(
              name,
              pattern(one),
              one.choice("severity", Severity.MEDIUM),
              to,
              one.flag("continue", false)));
    }
    return routes;
  }

  /**
   * {@code when} gives, for dotted names of fields of the alert, one value or several: a plain one,
   * one with {@code *} in it, or an Event Ruler matcher as JSON.
   */
  private static String pattern(Section route) {
    ObjectNode pattern = JSON.createObjectNode();
    Section when = route.section("when");
    for (String field : when.names()) {
      List<String> values = when.texts(field, List.of());
      ArrayNode matchers = at(pattern, field);
      values.forEach(value -> matchers.add(matcher(when, field, value)));
    }
    for (String field : List.of("rules", "tags")) {
      List<String> values = route.texts(field, List.of());
      if (!values.isEmpty()) {
        ArrayNode matchers = at(pattern, field.equals("rules") ? "rule" : field);
        values.forEach(value -> matchers.add(matcher(route, field, value)));
      }
    }
    if (pattern.isEmpty()) {
      at(pattern, "id").addObject().put("exists", true);
    }
    String text = pattern.toString();
    try {
      Machine.builder().build().addRule("r", text);
      return text;
    } catch (IOException | RuntimeException e) {
      route.problem("when", "is not a pattern: " + e.getMessage());
      return "{\"id\":[{\"exists\":true}]}";
    }
  }

  private static ArrayNode at(ObjectNode pattern, String field) {
    ObjectNode node = pattern;
    String[] names = field.split("\\.", -1);
    for (int i = 0; i < names.length - 1; i++) {
      node = node.withObjectProperty(names[i]);
    }
    return node.withArrayProperty(names[names.length - 1]);
  }

  private static JsonNode matcher(Section section, String field, String value) {
    if (value.startsWith("{")) {
      try {
        return JSON.readTree(value);
      } catch (JsonProcessingException e) {
        section.problem(field, "is not JSON: " + value);
      }
    }
    return value.contains("*")
        ? JSON.createObjectNode().put("wildcard", value)
        : JSON.getNodeFactory().textNode(value);
  }
}
