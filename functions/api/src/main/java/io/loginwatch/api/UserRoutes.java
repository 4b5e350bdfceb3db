package io.loginwatch.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.api.Answer.Fault;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.login.LoginJson;
import io.loginwatch.store.Logins;
import io.loginwatch.store.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One user: the logins. */
final class UserRoutes {
  private static final int USUAL = 100;
  private static final int MOST = 500;
  private static final List<String> PARAMETERS = List.of("from", "limit", "next");

  private final Logins logins;

  UserRoutes(Logins logins) {
    this.logins = logins;
  }

  Answer logins(String user, Request request) {
    List<Fault> faults = new ArrayList<>();
    Instant from = Instant.parse("0000-01-01T00:00:00Z");
    int limit = USUAL;
    String next = null;
    for (var parameter : request.query().entrySet()) {
      String value = parameter.getValue().getLast();
      try {
        switch (parameter.getKey()) {
          case "from" -> from = Times.parse(value);
          case "limit" -> limit = AlertQuery.limit(value, MOST);
          case "next" -> next = Token.key(value);
          default -> faults.add(new Fault(parameter.getKey(), "is not a parameter"));
        }
      } catch (IllegalArgumentException e) {
        faults.add(Fault.of(parameter.getKey(), value, e));
      }
    }
    return faults.isEmpty()
        ? page(logins.of(folded(user), from, next, limit))
        : Answer.badRequest(faults, PARAMETERS);
  }

  private static Answer page(Page<Login> page) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode list = json.putArray("logins");
    page.items().forEach(login -> list.add(LoginJson.toEcs(login)));
    String next = page.next();
    if (next != null) {
      json.put("next", Token.of(next));
    }
    return Answer.json(json);
  }

  /** Profiles and logins are kept under the folded name. */
  static String folded(String user) {
    return user.strip().toLowerCase(Locale.ROOT);
  }
}
