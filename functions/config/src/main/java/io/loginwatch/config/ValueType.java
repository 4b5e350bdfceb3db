package io.loginwatch.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What one value of a configuration may be, and what is said of a value that is something else.
 *
 * @param name as {@link Field#type} has it
 * @param text a value as somebody would write it in the file
 * @param reader reads a value, or says what is wrong with it
 */
record ValueType<T>(String name, Function<T, String> text, Reader<T> reader) {

  /** Reads a value; empty where it cannot be, once it was said why. */
  @FunctionalInterface
  interface Reader<T> {
    Optional<T> read(Node.Scalar scalar, Consumer<String> problem);
  }

  static final ValueType<String> TEXT =
      new ValueType<>("string", text -> text, (scalar, _) -> Optional.of(scalar.text()));

  static final ValueType<Boolean> FLAG =
      new ValueType<>(
          "boolean",
          String::valueOf,
          (scalar, problem) ->
              scalar.value() instanceof Boolean flag
                  ? Optional.of(flag)
                  : none(problem, "is neither true nor false: " + scalar.text()));

  /** Where a secret is. The secret itself is not repeated in what is said of it. */
  static final ValueType<SecretReference> SECRET =
      new ValueType<>(
          "secret",
          SecretReference::toString,
          (scalar, problem) ->
              SecretReference.of(scalar.text())
                  .or(() ->
                      none(
                          problem,
                          "is a secret and must not be written here: use "
                              + SecretReference.FORMS)));

  static ValueType<Double> number(double least, double most) {
    return new ValueType<>(
        "number",
        ValueType::plain,
        (scalar, problem) ->
            scalar.value() instanceof Number number && !Double.isNaN(number.doubleValue())
                ? between(number, least, most, problem)
                : none(problem, "is not a number: " + scalar.text()));
  }

  static ValueType<Integer> whole(int least, int most) {
    return new ValueType<>(
        "integer",
        String::valueOf,
        (scalar, problem) ->
            scalar.value() instanceof Long number
                ? between(number, least, most, problem).map(Double::intValue)
                : none(problem, "is not a whole number: " + scalar.text()));
  }

  static ValueType<Duration> duration(Duration least, Duration most) {
    return new ValueType<>(
        "duration",
        Durations::text,
        (scalar, problem) -> {
          Optional<Duration> duration = Durations.of(scalar.text());
          if (duration.isEmpty()) {
            return none(problem, "is not " + Durations.FORM + ": " + scalar.text());
          }
          if (duration.get().compareTo(least) < 0 || duration.get().compareTo(most) > 0) {
            return none(
                problem, outside(Durations.text(least), Durations.text(most), scalar.text()));
          }
          return duration;
        });
  }

  /** A word of an enum: {@code not-found} for {@code NOT_FOUND}, in any case. */
  static <E extends Enum<E>> ValueType<E> choice(Class<E> type) {
    return new ValueType<>(
        "string",
        ValueType::word,
        (scalar, problem) -> {
          String word = scalar.text().toLowerCase(Locale.ROOT).replace('_', '-');
          E[] all = type.getEnumConstants();
          return Arrays.stream(all)
              .filter(one -> word(one).equals(word))
              .findFirst()
              .or(() -> {
                String words =
                    Arrays.stream(all).map(ValueType::word).collect(Collectors.joining(", "));
                return none(problem, "is not one of " + words + ": " + scalar.text());
              });
        });
  }

  private static Optional<Double> between(
      Number number, double least, double most, Consumer<String> problem) {
    double value = number.doubleValue();
    return value < least || value > most
        ? none(problem, outside(plain(least), plain(most), number.toString()))
        : Optional.of(value);
  }

  private static String outside(String least, String most, String found) {
    return "is not between " + least + " and " + most + ": " + found;
  }

  private static <T> Optional<T> none(Consumer<String> problem, String message) {
    problem.accept(message);
    return Optional.empty();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? String.valueOf((long) number)
        : String.valueOf(number);
  }
}
