package io.loginwatch.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.api.Answer.Fault;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.store.AlertDays;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Alerts counted. Each breakdown of what every alert has adds up to the total. */
final class StatsRoute {
  /** One answer counts no more than this many, the newest, and says so. */
  private static final int MOST = 20_000;

  private final AlertListing listing;

  StatsRoute(AlertListing listing) {
    this.listing = listing;
  }

  Answer alerts(Request request) {
    List<Fault> faults = new ArrayList<>();
    AlertQuery query = AlertQuery.of(request.query(), 1, 1, faults);
    if (!faults.isEmpty()) {
      return Answer.badRequest(faults, AlertQuery.parameters());
    }
    Iterator<Alert> walk = listing.walk(query);
    var counts = new Counts();
    int looked = 0;
    while (walk.hasNext() && looked < MOST) {
      Alert alert = walk.next();
      looked++;
      if (query.test().test(alert)) {
        counts.add(alert);
      }
    }
    return Answer.json(counts.toJson(!walk.hasNext()));
  }

  /** How many of what. */
  private static final class Counts {
    private final Map<String, Map<String, Integer>> breakdowns = new TreeMap<>();
    private int total;
    private int suppressed;

    void add(Alert alert) {
      total++;
      suppressed += alert.isSuppressed() ? 1 : 0;
      count("by_severity", alert.severity().word());
      count("by_rule", alert.rule());
      count("by_day", AlertDays.day(alert.time()));
      count("by_subject_type", alert.subject().type().word());
      count("by_user", alert.user());
      count("by_country", alert.source().place().country());
    }

    private void count(String breakdown, @Nullable String value) {
      if (value != null) {
        breakdowns.computeIfAbsent(breakdown, _ -> new TreeMap<>()).merge(value, 1, Integer::sum);
      }
    }

    ObjectNode toJson(boolean complete) {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("total", total).put("suppressed", suppressed).put("complete", complete);
      for (String name :
          List.of("by_severity", "by_rule", "by_day", "by_subject_type", "by_user", "by_country")) {
        ObjectNode counts = json.putObject(name);
        breakdowns.getOrDefault(name, Map.of()).forEach(counts::put);
      }
      return json;
    }
  }
}
