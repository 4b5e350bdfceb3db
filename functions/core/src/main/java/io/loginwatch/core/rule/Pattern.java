package io.loginwatch.core.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.login.LoginJson;
import io.loginwatch.core.login.Outcome;
import io.loginwatch.core.profile.Networks;
import io.loginwatch.core.rule.Familiarity.Known;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Machine;

/**
 * Which logins a rule is about: an EventBridge pattern over the login as ECS JSON. AWS Event Ruler
 * does the matching, except for the few fields that most patterns begin with (action, outcome and
 * what a {@link Glance} tells), which are compared here first: most logins are turned away by
 * these, and need no JSON.
 */
public final class Pattern {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final String json;
  private final @Nullable Set<String> actions;
  private final @Nullable Set<Outcome> outcomes;
  private final List<Glance> glances;
  private final @Nullable Machine machine;

  private Pattern(
      String json,
      @Nullable Set<String> actions,
      @Nullable Set<Outcome> outcomes,
      List<Glance> glances,
      @Nullable Machine machine) {
    this.json = json;
    this.actions = actions;
    this.outcomes = outcomes;
    this.glances = glances;
    this.machine = machine;
  }

  /**
   * Compiles a pattern.
   *
   * @throws IllegalArgumentException if it is none; the message says why
   */
  public static Pattern of(String json) {
    try {
      if (!(MAPPER.readTree(json) instanceof ObjectNode rest) || rest.isEmpty()) {
        throw new IllegalArgumentException("is not a pattern: it has no fields");
      }
      String wrong = JsonRuleCompiler.check(json);
      if (wrong != null) {
        throw new IllegalArgumentException("is not a pattern: " + firstLine(wrong));
      }
      PatternFields.require(rest);
      String canonical = rest.toString();
      Set<String> actions = words(rest, "event", "action");
      Set<String> outcomes = words(rest, "event", "outcome");
      List<Glance> glances = Glance.takenOut(rest);
      return new Pattern(
          canonical,
          actions,
          outcomes == null ? null : outcomes(outcomes),
          glances,
          rest.isEmpty() ? null : machine(rest));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("is not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new IllegalArgumentException("is not a pattern: " + e.getMessage(), e);
    }
  }

  private static Machine machine(ObjectNode pattern) throws IOException {
    Machine machine = Machine.builder().build();
    machine.addRule("match", pattern.toString());
    return machine;
  }

  /** Whether logins of this action and outcome can match at all. */
  boolean admits(String action, Outcome outcome) {
    return (actions == null || actions.contains(action))
        && (outcomes == null || outcomes.contains(outcome));
  }

  /** The actions that it names; null where it may match others too. */
  @Nullable Set<String> actions() {
    return actions;
  }

  /** Whether this login, whose action and outcome are admitted, matches. */
  boolean matches(Sight sight) {
    for (int i = 0; i < glances.size(); i++) {
      if (!glances.get(i).fits(sight)) {
        return false;
      }
    }
    return machine == null || !machine.rulesForJSONEvent(sight.ecs()).isEmpty();
  }

  /** What rules see of a login. */
  static JsonNode ecs(Login login, Known now) {
    ObjectNode ecs = LoginJson.toEcs(login);
    ecs.withObject("/loginwatch")
        .put("network", Networks.label(login.source()))
        .putObject("known")
        .put("user", now.user())
        .put("address", now.address())
        .put("network", now.network())
        .put("device", now.device())
        .put("country", now.country())
        .put("place", now.place())
        .put("colleagues", now.colleagues());
    return ecs;
  }

  /** Takes the texts of a field out of the pattern; null where it has anything else. */
  private static @Nullable Set<String> words(ObjectNode pattern, String parent, String name) {
    if (!(pattern.get(parent) instanceof ObjectNode fields)) {
      return null;
    }
    JsonNode values = fields.path(name);
    var words = new HashSet<String>();
    for (JsonNode value : values) {
      if (!value.isTextual()) {
        return null;
      }
      words.add(value.textValue());
    }
    if (!values.isArray()) {
      return null;
    }
    fields.remove(name);
    if (fields.isEmpty()) {
      pattern.remove(parent);
    }
    return Set.copyOf(words);
  }

  private static Set<Outcome> outcomes(Set<String> words) {
    var outcomes = new HashSet<Outcome>();
    for (Outcome outcome : Outcome.values()) {
      if (words.contains(outcome.name().toLowerCase(Locale.ROOT))) {
        outcomes.add(outcome);
      }
    }
    return Set.copyOf(outcomes);
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  /** The pattern as JSON, the same for the same pattern. */
  @Override
  public String toString() {
    return json;
  }
}
