package io.loginwatch.notify;

import io.loginwatch.config.SecretReference;
import io.loginwatch.config.Section;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.alert.Subject;
import io.loginwatch.core.incident.Cadence;
import io.loginwatch.core.incident.Grouping;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything about notification that can be set, except what each kind of channel has of its own.
 *
 * @param key what the alerts of one incident have in common
 * @param grouping how far apart they may be
 * @param cadence when channels are told
 * @param routes who is told of what
 * @param policies when each channel may be used, by its name
 * @param links where the links in messages lead
 * @param users addresses of users whose logs name none, by user
 */
public record NotifySettings(
    List<Key> key,
    Grouping grouping,
    Cadence cadence,
    List<Route> routes,
    Map<String, ChannelPolicy> policies,
    LinkSettings links,
    Map<String, String> users) {

  /** What alerts can be grouped by. */
  public enum Key {
    SUBJECT,
    RULE,
    SEVERITY
  }

  /**
   * @param baseUrl where the API is reached from a browser, without a slash at the end; null for no
   *     links
   * @param secret the key that links are signed with; null for links that only lead to the incident
   * @param valid how long a signed link works
   * @param userCloses which incidents the affected user's own link closes
   */
  record LinkSettings(
      @Nullable String baseUrl,
      @Nullable SecretReference secret,
      Duration valid,
      UserCloses userCloses) {}

  public NotifySettings {
    key = List.copyOf(key);
    routes = List.copyOf(routes);
    policies = Map.copyOf(policies);
    users = Map.copyOf(users);
  }

  /** The group that an alert belongs to: the first part of an incident's key. */
  String group(Alert alert) {
    return group(alert.subject(), alert.rule(), alert.severity());
  }

  String group(Subject subject, String rule, Severity severity) {
    return key.stream()
        .map(one ->
            switch (one) {
              case SUBJECT -> subject.key();
              case RULE -> "rule=" + rule;
              case SEVERITY -> "severity=" + severity.word();
            })
        .collect(Collectors.joining("|"));
  }

  /** How far from an alert an incident may have been opened that it can still belong to. */
  Duration reach() {
    return grouping.longest().plus(grouping.gap());
  }

  ChannelPolicy policy(String channel) {
    return policies.getOrDefault(channel, ChannelPolicy.USUAL);
  }

  /** Until when a channel takes nothing but what is critical; empty if it does at that time. */
  Optional<Instant> quietUntil(String channel, Instant now) {
    ChannelPolicy policy = policy(channel);
    return policy.quiet() == null ? Optional.empty() : policy.quiet().end(now, policy.zone());
  }

  /**
   * Reads the section {@code notify}; what is wrong is recorded there.
   *
   * @param channels its channels' sections: each is to be opened once, for fields that nobody knows
   *     to be found
   */
  static NotifySettings read(
      Section section, Map<String, Section> channels, Map<String, String> env) {
    Duration minute = Duration.ofMinutes(1);
    Duration week = Duration.ofDays(7);
    Duration gap = section.duration("gap", Duration.ofMinutes(30), minute, Duration.ofDays(1));
    Duration longest = section.duration("longest", Duration.ofDays(1), gap, Duration.ofDays(30));
    List<Key> key = section.choices("key", Key.class, List.of(Key.SUBJECT));
    ChannelPolicy usual = ChannelPolicy.read(section, ChannelPolicy.USUAL);
    var policies = new TreeMap<String, ChannelPolicy>();
    channels.forEach((name, channel) -> policies.put(name, ChannelPolicy.read(channel, usual)));
    policies.forEach((name, policy) -> {
      if (policy.owner() != null && !policies.containsKey(policy.owner())) {
        section.problem("channels", name + ": owner: there is no channel " + policy.owner());
      }
    });
    return new NotifySettings(
        key.isEmpty() ? List.of(Key.SUBJECT) : key,
        new Grouping(gap, longest),
        new Cadence(
            section.duration("group_wait", Duration.ofSeconds(30), Duration.ZERO, week),
            section.duration("group_interval", Duration.ofMinutes(5), Duration.ZERO, week),
            section.duration("repeat", minute, week).orElse(null),
            section.flag("closing", false),
            gap),
        Routes.read(section, policies.keySet()),
        policies,
        links(section.section("links"), env),
        addresses(section));
  }

  private static LinkSettings links(Section section, Map<String, String> env) {
    String url = section.text("base_url").orElse(env.getOrDefault("PUBLIC_URL", ""));
    if (!url.isBlank() && !url.toLowerCase(Locale.ROOT).matches("https?://.+")) {
      section.problem("base_url", "is not an http or https URL: " + url);
      url = "";
    }
    return new LinkSettings(
        url.isBlank() ? null : url.replaceAll("/+$", ""),
        section.secret("key").or(() -> fromEnv(env)).orElse(null),
        section.duration("valid", Duration.ofDays(7), Duration.ofMinutes(5), Duration.ofDays(90)),
        section.choice("user_closes", UserCloses.MEDIUM));
  }

  /** The deployment hands its own key over by reference: the same for all functions. */
  private static Optional<SecretReference> fromEnv(Map<String, String> env) {
    return Optional.ofNullable(env.get("LINK_KEY")).flatMap(SecretReference::of);
  }

  private static Map<String, String> addresses(Section section) {
    var addresses = new TreeMap<String, String>();
    section
        .map("users")
        .forEach((user, address) -> addresses.put(user.toLowerCase(Locale.ROOT), address));
    return addresses;
  }
}
