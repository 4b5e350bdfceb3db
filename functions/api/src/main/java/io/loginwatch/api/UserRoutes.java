package io.loginwatch.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.api.Answer.Fault;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.login.LoginJson;
import io.loginwatch.core.profile.Profile;
import io.loginwatch.store.Logins;
import io.loginwatch.store.Page;
import io.loginwatch.store.Profiles;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One user: what is known, the logins, and the risk taken back. */
final class UserRoutes {
  private static final int USUAL = 100;
  private static final int MOST = 500;
  private static final List<String> PARAMETERS = List.of("from", "limit", "next");

  private final Logins logins;
  private final Profiles profiles;
  private final ProfileJson view;
  private final RiskReset reset;
  private final InstantSource clock;

  UserRoutes(
      Logins logins, Profiles profiles, ProfileJson view, RiskReset reset, InstantSource clock) {
    this.logins = logins;
    this.profiles = profiles;
    this.view = view;
    this.reset = reset;
    this.clock = clock;
  }

  Answer one(String user) {
    String name = folded(user);
    Profile profile = profiles.readNow(name).value();
    return profile == null || profile.isNew()
        ? Answer.notFound("Nothing is known of that user.")
        : Answer.json(view.of(name, profile, clock.instant()));
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

  /** Takes back what is held against a user; who did it and why is recorded as an alert. */
  Answer resetRisk(String user, Request request) {
    var body = new Body(request.body(), List.of("who", "why"));
    String who = body.required("who");
    String why = body.required("why");
    if (!body.faults().isEmpty()) {
      return Answer.badRequest(body.faults(), List.of("who", "why"));
    }
    String name = folded(user);
    return reset
        .reset(name, who, why)
        .map(profile -> Answer.json(view.of(name, profile, clock.instant())))
        .orElseGet(() -> Answer.notFound("Nothing is known of that user."));
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
