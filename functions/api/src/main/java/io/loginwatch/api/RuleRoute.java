package io.loginwatch.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.config.Configuration;
import io.loginwatch.config.RuleFiles;
import io.loginwatch.core.detection.Detectors;
import io.loginwatch.core.rule.Rule;
import io.loginwatch.core.settings.Settings;
import java.util.TreeSet;

/** What is watched for: the built-in detectors, and the rules that are data. */
final class RuleRoute {
  private final Configuration configuration;

  RuleRoute(Configuration configuration) {
    this.configuration = configuration;
  }

  Answer list() {
    Settings settings = configuration.settings();
    RuleFiles files = configuration.rules();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode rules = json.putArray("rules");
    for (String id : new TreeSet<>(Detectors.IDS)) {
      rules
          .addObject()
          .put("id", id)
          .put("kind", "detector")
          .put("enabled", !settings.off().contains(id))
          .put("staged", settings.staged().contains(id));
    }
    for (Rule rule : files.rules()) {
      ObjectNode one =
          rules
              .addObject()
              .put("id", rule.id())
              .put("kind", "rule")
              .put("enabled", true)
              .put("staged", rule.staged())
              .put("title", rule.title())
              .put("severity", rule.severity().word());
      ArrayNode tags = one.putArray("tags");
      rule.tags().forEach(tags::add);
      if (rule.runbook() != null) {
        one.put("runbook", rule.runbook());
      }
    }
    ArrayNode problems = json.putArray("problems");
    files.problems().forEach(problem -> problems.add(problem.toString()));
    return Answer.json(json);
  }
}
