package io.loginwatch.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.loginwatch.config.Configuration;
import io.loginwatch.config.Problem;
import io.loginwatch.config.Secrets;
import io.loginwatch.notify.Channel;
import io.loginwatch.notify.ChannelParts;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A channel as a configuration describes it: {@code opening("slack").with("webhook_url", ...)}. */
final class Opening {
  static final Instant NOW = Instant.parse("2026-03-02T09:40:42Z");

  private final StringBuilder yaml;
  private final Map<String, String> env = new HashMap<>();
  private Path templates = Path.of("no-such-folder");
  private List<Problem> problems = List.of();

  private Opening(String kind) {
    yaml = new StringBuilder("notify:\n  channels:\n    ops:\n      kind: " + kind + "\n");
  }

  static Opening opening(String kind) {
    return new Opening(kind);
  }

  /** A field; the value is YAML. */
  Opening with(String field, Object value) {
    yaml.append("      ").append(field).append(": ").append(value).append('\n');
    return this;
  }

  /** A field whose value is a secret: in the environment, and referred to. */
  Opening secret(String field, String value) {
    String name = "OPS_" + field.toUpperCase(java.util.Locale.ROOT);
    env.put(name, value);
    return with(field, "env:" + name);
  }

  Opening env(String name, String value) {
    env.put(name, value);
    return this;
  }

  Opening templates(Path folder) {
    templates = folder;
    return this;
  }

  Optional<Channel> tried() {
    var configuration = Configuration.parse(yaml.toString());
    var section = configuration.section("notify").sections("channels").get("ops");
    var parts = new ChannelParts(env, Secrets.of(env), templates, InstantSource.fixed(NOW));
    var kind = ChannelKinds.of(section.text("kind").orElseThrow()).orElseThrow();
    Optional<Channel> channel = kind.open("ops", section, parts);
    problems = configuration.problems();
    return channel;
  }

  Channel channel() {
    Optional<Channel> channel = tried();
    assertThat(problems).isEmpty();
    return channel.orElseThrow();
  }

  /** What is wrong, each as {@code field: message}. */
  List<String> faults() {
    tried();
    return problems.stream()
        .map(problem ->
            problem.field().replace("notify.channels.ops.", "") + ": " + problem.message())
        .toList();
  }
}
