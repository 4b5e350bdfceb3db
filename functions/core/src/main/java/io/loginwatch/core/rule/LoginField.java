package io.loginwatch.core.rule;

import io.loginwatch.core.login.Login;
import io.loginwatch.core.profile.Networks;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A field of a login by its ECS name, as a text: what rules group by, count the values of and put
 * into their summaries. {@code labels.*} are fields too.
 */
public final class LoginField {
  private static final String LABELS = "labels.";
  private static final Map<String, Function<Login, @Nullable String>> KNOWN = known();

  static final LoginField USER = of("user.name").orElseThrow();
  static final LoginField ADDRESS = of("source.ip").orElseThrow();
  static final LoginField LOG_SOURCE = of("loginwatch.log_source").orElseThrow();

  private final String name;
  private final String prefix;
  private final Function<Login, @Nullable String> value;

  private LoginField(String name, Function<Login, @Nullable String> value) {
    this.name = name;
    this.prefix = name + "=";
    this.value = value;
  }

  /** The field of that name; empty if logins have none. */
  public static Optional<LoginField> of(String name) {
    if (name.startsWith(LABELS) && name.length() > LABELS.length()) {
      String label = name.substring(LABELS.length());
      return Optional.of(new LoginField(name, login -> login.labels().get(label)));
    }
    var value = KNOWN.get(name);
    return value == null ? Optional.empty() : Optional.of(new LoginField(name, value));
  }

  /** The names there are, without the labels. */
  public static Set<String> names() {
    return KNOWN.keySet();
  }

  public String name() {
    return name;
  }

  /** What the names of windows over it begin with. */
  String prefix() {
    return prefix;
  }

  /** The value, or null where the login has none. */
  public @Nullable String in(Login login) {
    String text = value.apply(login);
    return text == null || text.isEmpty() ? null : text;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof LoginField that && name.equals(that.name));
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }

  private static Map<String, Function<Login, @Nullable String>> known() {
    Map<String, Function<Login, @Nullable String>> known = new LinkedHashMap<>();
    known.put("@timestamp", login -> login.time().toString());
    known.put("event.id", Login::id);
    known.put("event.action", Login::action);
    known.put("event.outcome", login -> login.outcome().name().toLowerCase(Locale.ROOT));
    known.put("event.reason", Login::reason);
    known.put("event.provider", Login::provider);
    known.put("user.name", Login::user);
    known.put("user.id", Login::userId);
    known.put("user.email", Login::email);
    known.put("source.ip", login -> login.source().ip());
    known.put("source.geo.country_iso_code", login -> login.source().place().country());
    known.put("source.geo.region_name", login -> login.source().place().region());
    known.put("source.geo.city_name", login -> login.source().place().city());
    known.put("source.place", login -> login.source().place().label());
    known.put("source.as.number", LoginField::asn);
    known.put("source.as.organization.name", login -> login.source().network().organization());
    known.put("user_agent.original", Login::userAgent);
    known.put("user_agent.name", login -> login.device().browser());
    known.put("user_agent.os.name", login -> login.device().os());
    known.put("service.name", Login::application);
    known.put("session.id", Login::session);
    known.put("loginwatch.network", login -> Networks.label(login.source()));
    known.put("loginwatch.actor", Login::actor);
    known.put("loginwatch.log_source", Login::logSource);
    known.put("loginwatch.site", login -> login.source().site());
    return Map.copyOf(known);
  }

  private static @Nullable String asn(Login login) {
    long asn = login.source().network().asn();
    return asn == 0 ? null : String.valueOf(asn);
  }
}
