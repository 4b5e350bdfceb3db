package io.loginwatch.notify;

import io.loginwatch.config.Section;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The configured channels.
 *
 * @param on by name
 * @param off why those that are configured and off are so, by name
 * @param kinds what kind each that is on is of, by name
 */
record Destinations(Map<String, Channel> on, Map<String, String> off, Map<String, String> kinds) {

  Destinations {
    on = Map.copyOf(on);
    off = Map.copyOf(off);
    kinds = Map.copyOf(kinds);
  }

  /**
   * Opens the channels of those sections, by name. A channel is off where it says so, and where a
   * variable that it waits for is not set; what else is missing is a problem.
   */
  static Destinations open(
      Map<String, Section> sections, List<ChannelKind> kinds, ChannelParts parts) {
    Map<String, ChannelKind> byWord =
        kinds.stream().collect(Collectors.toMap(ChannelKind::kind, Function.identity()));
    var on = new TreeMap<String, Channel>();
    var off = new TreeMap<String, String>();
    var words = new TreeMap<String, String>();
    sections.forEach((name, one) -> {
      if (!name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,62}")) {
        one.problem("a channel's name has letters, digits, dashes and underscores only");
      }
      Optional<String> asleep = asleep(one, parts.env());
      String word = one.required("kind");
      ChannelKind kind = byWord.get(word);
      if (kind == null) {
        if (!word.isEmpty()) {
          one.problem("kind", "is not one of %s: %s".formatted(sorted(byWord), word));
        }
        return;
      }
      Optional<Channel> channel = kind.open(name, one, parts);
      if (asleep.isPresent()) {
        off.put(name, asleep.get());
      } else if (channel.isPresent()) {
        on.put(name, channel.get());
        words.put(name, word);
      } else {
        // Where something is set and something is missing, there is a problem, and no start.
        off.put(name, "nothing of it is set");
      }
    });
    return new Destinations(on, off, words);
  }

  private static Optional<String> asleep(Section channel, Map<String, String> env) {
    boolean enabled = channel.flag("enabled", true);
    List<String> unset =
        channel.texts("when_set", List.of()).stream()
            .filter(name -> env.getOrDefault(name, "").isBlank())
            .toList();
    if (!enabled) {
      return Optional.of("enabled is false");
    }
    return unset.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join(", ", unset) + (unset.size() == 1 ? " is" : " are") + " not set");
  }

  private static String sorted(Map<String, ChannelKind> kinds) {
    return kinds.keySet().stream().sorted().collect(Collectors.joining(", "));
  }
}
