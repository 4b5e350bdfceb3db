package io.loginwatch.local.scaffold;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The name of something new, in its forms.
 *
 * @param id in kebab case, such as {@code odd-hour}
 */
record Name(String id) {
  private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /**
   * {@code odd-hour}, {@code OddHour}, {@code odd_hour} and {@code odd hour} are the same name.
   *
   * @throws ScaffoldRefused if it is none
   */
  static Name of(String text) {
    String id =
        text.strip()
            .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
            .replaceAll("[\\s_]+", "-")
            .toLowerCase(Locale.ROOT);
    if (!KEBAB.matcher(id).matches() || id.length() > 60) {
      throw new ScaffoldRefused("not a name such as odd-hour: " + text);
    }
    return new Name(id);
  }

  /** {@code OddHour}. */
  String className() {
    return Arrays.stream(id.split("-"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }

  /** {@code Odd hour}. */
  String title() {
    String words = id.replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
