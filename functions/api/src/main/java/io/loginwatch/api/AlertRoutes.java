package io.loginwatch.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.api.Answer.Fault;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.AlertJson;
import io.loginwatch.store.Alerts;
import io.loginwatch.store.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Alerts: a list to filter and to export, and each one with links to others like it. */
final class AlertRoutes {
  private static final int USUAL = 100;
  private static final int MOST = 500;

  /** An answer of a function has at most 6 MB. */
  private static final int MOST_ROWS = 5_000;

  private final Alerts alerts;
  private final AlertListing listing;
  private final Pivots pivots;

  AlertRoutes(Alerts alerts, Pivots pivots) {
    this.alerts = alerts;
    this.listing = new AlertListing(alerts);
    this.pivots = pivots;
  }

  Answer list(Request request) {
    if (request.accepts("text/csv")) {
      return csv(request);
    }
    List<Fault> faults = new ArrayList<>();
    AlertQuery query = AlertQuery.of(request.query(), USUAL, MOST, faults);
    if (!faults.isEmpty()) {
      return Answer.badRequest(faults, AlertQuery.parameters());
    }
    Page<Alert> page = listing.find(query);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode list = json.putArray("alerts");
    page.items().forEach(alert -> list.add(AlertJson.toJson(alert)));
    if (page.next() != null) {
      json.put("next", page.next());
    }
    return Answer.json(json);
  }

  Answer csv(Request request) {
    List<Fault> faults = new ArrayList<>();
    AlertQuery query = AlertQuery.of(request.query(), MOST_ROWS, MOST_ROWS, faults);
    if (!faults.isEmpty()) {
      return Answer.badRequest(faults, AlertQuery.parameters());
    }
    Page<Alert> page = listing.find(query);
    Answer answer = Answer.csv(AlertCsv.of(page.items()));
    return page.next() == null
        ? answer
        : answer.with("Link", "<" + here(request, page.next()) + ">; rel=\"next\"");
  }

  Answer one(String id) {
    if (!id.matches("[0-9a-f]{24}")) {
      return Answer.badRequest(
          List.of(new Fault("id", "is not an alert id: 24 hexadecimal digits")), List.of());
    }
    return alerts
        .byId(id)
        .map(alert -> {
          ObjectNode json = AlertJson.toJson(alert);
          ObjectNode links = json.putObject("links");
          pivots.of(alert).forEach(links::put);
          return Answer.json(json);
        })
        .orElseGet(() -> Answer.notFound("There is no alert of that id."));
  }

  private static String here(Request request, String next) {
    StringBuilder url = new StringBuilder("/" + String.join("/", request.path()) + "?");
    request
        .query()
        .forEach((name, values) -> {
          if (!name.equals("next")) {
            values.forEach(value -> url.append(encoded(name) + "=" + encoded(value)).append('&'));
          }
        });
    return url.append("next=").append(next).toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
