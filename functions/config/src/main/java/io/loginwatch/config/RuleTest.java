package io.loginwatch.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.detection.Finding;
import io.loginwatch.core.detection.Memory;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.login.LoginJson;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.core.rule.Familiarity;
import io.loginwatch.core.rule.Familiarity.Known;
import io.loginwatch.core.rule.PatternFields;
import io.loginwatch.core.rule.Rule;
import io.loginwatch.core.rule.Rules;
import io.loginwatch.core.rule.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A test that stands in a rule's own file: logins, and how often the rule fires on them. */
final class RuleTest {
  /** Tests count from this: a Monday morning. */
  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  private static final Duration LONGEST = Duration.ofDays(30);
  private static final int MOST = 10_000;
  private static final Set<String> OURS = Set.of("at", "repeat", "every", "known");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Section section;
  private final List<Login> logins = new ArrayList<>();
  private final Map<String, Known> known = new HashMap<>();
  private final int fires;
  private final Optional<Severity> severity;
  private final Optional<String> subject;
  private final Optional<String> summary;

  private RuleTest(Section section) {
    this.section = section;
    section.required("name");
    fires = section.count("fires", 1, 0, MOST);
    severity = section.choices("severity", Severity.class, List.of()).stream().findFirst();
    subject = section.text("subject");
    summary = section.text("summary");
    section.list("logins").forEach(this::add);
    if (logins.isEmpty()) {
      section.problem("logins", "is missing");
    }
    logins.sort(Comparator.comparing(Login::time));
  }

  /** Runs the tests of one file among all rules; says which fail, and what is wrong with them. */
  static List<Problem> run(String name, Node.Fields file, Rule rule, List<Rule> all) {
    var problems = new ArrayList<Problem>();
    var reading = new Reading(name, problems);
    var root = new Section(reading, "", "", file);
    var tests = root.list("tests").stream().map(RuleTest::new).toList();
    tests.forEach(test -> problems.addAll(test.section.unknown()));
    if (tests.stream().noneMatch(test -> test.fires > 0)) {
      root.problem("tests", "has no test in which the rule fires");
    }
    if (tests.stream().noneMatch(test -> test.fires == 0)) {
      root.problem("tests", "has no test in which the rule stays silent");
    }
    if (problems.isEmpty()) {
      tests.forEach(test -> test.run(rule, all));
    }
    return problems;
  }

  private void run(Rule rule, List<Rule> all) {
    Familiarity familiarity = (login, memory) -> known.getOrDefault(login.id(), Known.NOTHING);
    var rules = new Rules(all, familiarity);
    var memory = new Windows();
    var findings = new ArrayList<Finding>();
    for (Login login : logins) {
      for (Finding finding : rules.evaluate(login, memory)) {
        if (finding.rule().equals(rule.id())) {
          findings.add(finding);
        }
      }
    }
    if (findings.size() != fires) {
      section.problem("name", "fails: expected %d, fired %d".formatted(fires, findings.size()));
      return;
    }
    for (Finding finding : findings) {
      severity.ifPresent(s -> same("severity", s.word(), finding.severity().word()));
      subject.ifPresent(s -> same("subject", s, finding.subject().key()));
      summary.ifPresent(s -> same("summary", s, finding.summary()));
    }
  }

  private void same(String field, String expected, String found) {
    if (!expected.equals(found)) {
      section.problem(field, "fails: expected \"%s\", found \"%s\"".formatted(expected, found));
    }
  }

  private void add(Section login) {
    int repeat = login.count("repeat", 1, 1, MOST);
    Duration at = login.duration("at", Duration.ZERO, Duration.ZERO, LONGEST);
    Duration every = login.duration("every", Duration.ofSeconds(1), Duration.ZERO, LONGEST);
    List<String> familiar = login.texts("known", List.of());
    for (int n = 0; n < repeat && logins.size() < MOST; n++) {
      try {
        JsonNode ecs = ecs(login, START.plus(at).plus(every.multipliedBy(n)), n);
        String unknown = PatternFields.unknown(ecs);
        if (unknown != null) {
          login.problem("names a field that logins do not have: " + unknown);
          return;
        }
        Login one = LoginJson.fromEcs(ecs);
        logins.add(one);
        known.put(
            one.id(),
            Known.of(
                familiar.contains("user"),
                familiar.contains("address"),
                familiar.contains("network"),
                familiar.contains("device"),
                familiar.contains("country"),
                familiar.contains("place"),
                familiar.contains("colleagues")));
      } catch (IllegalArgumentException e) {
        login.problem("is not a login: " + e.getMessage());
        return;
      }
    }
  }

  private JsonNode ecs(Section login, Instant time, int n) {
    ObjectNode ecs = JSON.objectNode();
    put(ecs, "event.id", JSON.textNode("t" + logins.size()));
    put(ecs, "event.action", JSON.textNode("login"));
    put(ecs, "event.outcome", JSON.textNode("success"));
    put(ecs, "user.name", JSON.textNode("alice"));
    put(ecs, "source.ip", JSON.textNode("192.0.2.1"));
    put(ecs, "@timestamp", JSON.textNode(time.toString()));
    for (String name : login.names()) {
      if (!OURS.contains(name) && login.get(name) instanceof Node value) {
        put(ecs, name, PatternSection.raw(numbered(value, n)));
      }
    }
    return ecs;
  }

  /** In a repeated login {@code {n}} counts from 0, and {@code {n%5}} from 0 to 4 and again. */
  private static Node numbered(Node value, int n) {
    if (!(value instanceof Node.Scalar(String text, _, int line)) || !text.contains("{n")) {
      return value;
    }
    String out =
        java.util.regex.Pattern.compile("\\{n(?:%(\\d+))?}")
            .matcher(text)
            .replaceAll(
                m -> String.valueOf(m.group(1) == null ? n : n % Integer.parseInt(m.group(1))));
    return new Node.Scalar(out, out, line);
  }

  private static void put(ObjectNode object, String name, JsonNode value) {
    int dot = name.indexOf('.');
    if (dot > 0 && !name.startsWith("labels.")) {
      put(object.withObject("/" + name.substring(0, dot)), name.substring(dot + 1), value);
    } else if (dot > 0) {
      object.withObject("/labels").set(name.substring(dot + 1), value);
    } else if (value instanceof ObjectNode fields) {
      fields
          .properties()
          .forEach(field -> put(object.withObject("/" + name), field.getKey(), field.getValue()));
    } else {
      object.set(name, value);
    }
  }

  /** Windows in a map. */
  private static final class Windows implements Memory {
    private final Map<String, Window> windows = new HashMap<>();

    @Override
    public @Nullable Profile profile(String user) {
      return null;
    }

    @Override
    public void remember(String user, Profile profile) {
      throw new UnsupportedOperationException("rules change no profile");
    }

    @Override
    public @Nullable Window window(String name) {
      return windows.get(name);
    }

    @Override
    public void remember(String name, Window window) {
      windows.put(name, window);
    }
  }
}
