package io.loginwatch.core.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.loginwatch.core.detection.Memory;
import io.loginwatch.core.login.Login;
import io.loginwatch.core.rule.Familiarity.Known;
import org.jspecify.annotations.Nullable;

/** One login as rules see it; what is costly is made when it is first looked at. */
final class Sight {
  private final Login login;
  private final Memory memory;
  private final Familiarity familiarity;
  private @Nullable Known known;
  private @Nullable JsonNode ecs;

  Sight(Login login, Memory memory, Familiarity familiarity) {
    this.login = login;
    this.memory = memory;
    this.familiarity = familiarity;
  }

  Login login() {
    return login;
  }

  Known known() {
    if (known == null) {
      known = familiarity.of(login, memory);
    }
    return known;
  }

  JsonNode ecs() {
    if (ecs == null) {
      ecs = Pattern.ecs(login, known());
    }
    return ecs;
  }
}
