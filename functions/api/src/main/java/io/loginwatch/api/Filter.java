package io.loginwatch.api;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.alert.Subject;
import io.loginwatch.core.settings.AddressRanges;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What alerts can be filtered by. Adding a filter is adding a constant.
 *
 * <p>A constant turns a value into a test of an alert, or refuses the value with an {@link
 * IllegalArgumentException} that says what would be right.
 */
enum Filter {
  SUBJECT(Filter::subject),
  USER(value -> folded(value, alert -> userOf(alert))),
  IP(Filter::address),
  RULE(Filter::rule),
  SEVERITY(value -> exactly(severity(value), Alert::severity)),
  MIN_SEVERITY(value -> {
    Severity floor = severity(value);
    return alert -> alert.severity().atLeast(floor);
  }),
  COUNTRY(Filter::country),
  USER_AGENT(value -> {
    String part = value.toLowerCase(Locale.ROOT);
    return alert ->
        alert.userAgent() != null && alert.userAgent().toLowerCase(Locale.ROOT).contains(part);
  }),
  SUPPRESSED(value -> exactly(truth(value), Alert::isSuppressed)),
  INCIDENT(value -> exactly(value, Alert::incident)),
  TAG(value -> alert -> alert.tags().contains(value));

  private final Function<String, Predicate<Alert>> test;

  Filter(Function<String, Predicate<Alert>> test) {
    this.test = test;
  }

  /** The name used in requests. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The test for one value.
   *
   * @throws IllegalArgumentException if the value is none of this filter, saying what would be
   */
  Predicate<Alert> of(String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("is empty");
    }
    return test.apply(value);
  }

  private static Predicate<Alert> subject(String value) {
    Subject subject;
    try {
      subject = Subject.ofKey(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "is not a subject; one of "
              + words(Subject.Type.values(), Subject.Type::word)
              + ", a colon, and its id");
    }
    return exactly(subject, Alert::subject);
  }

  private static @Nullable String userOf(Alert alert) {
    return alert.subject().type() == Subject.Type.USER ? alert.subject().id() : alert.user();
  }

  private static Predicate<Alert> folded(String value, Function<Alert, @Nullable String> of) {
    String folded = value.strip().toLowerCase(Locale.ROOT);
    return alert -> folded.equals(of.apply(alert));
  }

  private static Predicate<Alert> address(String value) {
    IPAddress block = AddressRanges.range(value);
    if (block == null) {
      throw new IllegalArgumentException("is not an IP address or a CIDR range");
    }
    return alert -> {
      String ip = alert.source().ip();
      IPAddress address = ip == null ? null : new IPAddressString(ip).getAddress();
      return address != null && block.contains(address);
    };
  }

  private static Predicate<Alert> rule(String value) {
    if (!value.matches("[a-z0-9][a-z0-9-]*")) {
      throw new IllegalArgumentException("is not a rule id: lower case letters, digits and dashes");
    }
    return exactly(value, Alert::rule);
  }

  private static Predicate<Alert> country(String value) {
    if (!value.matches("[A-Za-z]{2}")) {
      throw new IllegalArgumentException("is not a country code of two letters (ISO 3166-1)");
    }
    return exactly(value.toUpperCase(Locale.ROOT), alert -> alert.source().place().country());
  }

  private static Severity severity(String value) {
    try {
      return Severity.of(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "is not a severity; one of " + words(Severity.values(), Severity::word));
    }
  }

  private static Boolean truth(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("is neither true nor false");
    };
  }

  private static <T> Predicate<Alert> exactly(T value, Function<Alert, @Nullable T> of) {
    return alert -> Objects.equals(value, of.apply(alert));
  }

  private static <T> String words(T[] values, Function<T, String> word) {
    return Arrays.stream(values).map(word).collect(Collectors.joining(", "));
  }

  /** All names, for a message about a wrong one. */
  static List<String> words() {
    return Arrays.stream(values()).map(Filter::word).toList();
  }
}
