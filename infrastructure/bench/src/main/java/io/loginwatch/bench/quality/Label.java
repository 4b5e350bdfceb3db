package io.loginwatch.bench.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.bench.attack.Attack;
import io.loginwatch.bench.attack.AttackClass;
import io.loginwatch.bench.people.Event;
import io.loginwatch.bench.people.User;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is true of the log: who is who, and what was an attack. One line of the labels file. */
public sealed interface Label {
  ObjectNode toJson();

  /** How much there is. */
  record Extent(int users, int days) implements Label {
    @Override
    public ObjectNode toJson() {
      return JsonNodeFactory.instance
          .objectNode()
          .put("label", "extent")
          .put("users", users)
          .put("days", days);
    }
  }

  /** One user and why they might look suspicious. */
  record Somebody(String user, String population) implements Label {
    static Somebody of(User user) {
      return new Somebody(user.name(), user.population().word());
    }

    @Override
    public ObjectNode toJson() {
      return JsonNodeFactory.instance
          .objectNode()
          .put("label", "user")
          .put("user", user)
          .put("population", population);
    }
  }

  /** One attack: whom it met, from which addresses, in which logins, from when until when. */
  record Struck(
      String id,
      AttackClass kind,
      Set<String> users,
      Set<String> sources,
      Set<String> logins,
      Instant first,
      Instant last)
      implements Label {
    static Struck of(Attack attack) {
      Stream<Event> events = attack.events().stream();
      return new Struck(
          attack.id(),
          attack.kind(),
          events.map(Event::user).collect(Collectors.toSet()),
          attack.events().stream().map(e -> e.spot().ip()).collect(Collectors.toSet()),
          attack.events().stream().map(Event::id).collect(Collectors.toSet()),
          attack.events().getFirst().time(),
          attack.events().getLast().time());
    }

    @Override
    public ObjectNode toJson() {
      ObjectNode json =
          JsonNodeFactory.instance
              .objectNode()
              .put("label", "attack")
              .put("id", id)
              .put("class", kind.word())
              .put("first", first.toString())
              .put("last", last.toString());
      users.stream().sorted().forEach(json.putArray("users")::add);
      sources.stream().sorted().forEach(json.putArray("sources")::add);
      logins.stream().sorted().forEach(json.putArray("logins")::add);
      return json;
    }
  }

  /**
   * The inverse of {@link #toJson()}.
   *
   * @throws IllegalArgumentException if it is no label
   */
  static Label of(JsonNode json) {
    return switch (json.path("label").asText()) {
      case "extent" -> new Extent(json.path("users").asInt(), json.path("days").asInt());
      case "user" -> new Somebody(json.path("user").asText(), json.path("population").asText());
      case "attack" ->
          new Struck(
              json.path("id").asText(),
              AttackClass.of(json.path("class").asText()),
              texts(json.path("users")),
              texts(json.path("sources")),
              texts(json.path("logins")),
              Instant.parse(json.path("first").asText()),
              Instant.parse(json.path("last").asText()));
      default -> throw new IllegalArgumentException("not a label: " + json);
    };
  }

  private static Set<String> texts(JsonNode array) {
    var texts = new HashSet<String>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
