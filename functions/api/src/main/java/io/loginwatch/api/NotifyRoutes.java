package io.loginwatch.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.core.incident.Delivery;
import io.loginwatch.core.incident.RecordJson;
import io.loginwatch.notify.ActPage;
import io.loginwatch.notify.Operations;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What is told to whom: channels, why an alert was not told, and what signed links lead to. */
final class NotifyRoutes {
  /** As many as are listed of each state. */
  private static final int DEAD = 200;

  private final Supplier<Operations> operations;

  NotifyRoutes(Supplier<Operations> operations) {
    this.operations = operations;
  }

  Answer channels() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode list = json.putArray("channels");
    new TreeMap<>(operations.get().channels())
        .forEach(
            (name, kind) -> list.addObject().put("name", name).put("kind", kind).put("on", true));
    new TreeMap<>(operations.get().off())
        .forEach((name, reason) ->
            list.addObject().put("name", name).put("on", false).put("reason", reason));
    return Answer.json(json);
  }

  /** Deliveries that were given up, or whose channel is off: each with its reason. */
  Answer dead() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode list = json.putArray("deliveries");
    for (Delivery one : operations.get().redrive().dead(DEAD)) {
      ObjectNode delivery = RecordJson.tree(one);
      // The figures of a digest are told elsewhere, and are long.
      delivery.remove(List.of("payload", "version"));
      list.add(delivery.put("key", one.key()));
    }
    return Answer.json(json);
  }

  Answer why(String alert) {
    return operations
        .get()
        .why()
        .of(alert)
        .map(why -> Answer.json(RecordJson.tree(why)))
        .orElseGet(() -> Answer.notFound("There is no alert of that id."));
  }

  Answer openLink(String token) {
    return page(operations.get().actPage().get(token));
  }

  Answer followLink(String token) {
    return page(operations.get().actPage().post(token));
  }

  private static Answer page(ActPage.Page page) {
    return new Answer(
        page.status(),
        Map.of(
            "Content-Type", "text/html; charset=utf-8",
            "Cache-Control", "no-store",
            "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
            "X-Content-Type-Options", "nosniff"),
        page.html());
  }
}
