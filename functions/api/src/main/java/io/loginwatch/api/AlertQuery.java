package io.loginwatch.api;

import io.loginwatch.api.Answer.Fault;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts are asked for: values of one name are alternatives, names narrow each other down.
 *
 * @param test what an alert must pass
 * @param subjects where only alerts about certain subjects can pass: those; otherwise empty
 * @param from the first instant; null for no bound
 * @param to the first instant that is too late; null for no bound
 * @param limit how many at most
 * @param next where to go on; null for the newest
 */
record AlertQuery(
    Predicate<Alert> test,
    Set<Subject> subjects,
    @Nullable Instant from,
    @Nullable Instant to,
    int limit,
    @Nullable String next) {

  /** Reads parameters one by one, and collects what is wrong with them. */
  private static final class Reader {
    private final List<Fault> faults;
    private final Map<Filter, Predicate<Alert>> tests = new EnumMap<>(Filter.class);
    private final Set<Subject> subjects = new TreeSet<>(Comparator.comparing(Subject::key));
    private @Nullable Instant from;
    private @Nullable Instant to;

    Reader(List<Fault> faults) {
      this.faults = faults;
    }

    void filter(String name, String value) {
      switch (name) {
        case "from" -> {
          Instant time = read(name, value, Times::parse);
          from = from == null || (time != null && time.isBefore(from)) ? time : from;
        }
        case "to" -> {
          Instant time = read(name, value, Times::parse);
          to = to == null || (time != null && time.isAfter(to)) ? time : to;
        }
        default -> {
          Filter filter = named(name);
          Predicate<Alert> test = filter == null ? null : read(name, value, filter::of);
          if (filter != null && test != null) {
            tests.merge(filter, test, Predicate::or);
            if (filter == Filter.SUBJECT) {
              subjects.add(Subject.ofKey(value));
            }
          }
        }
      }
    }

    private @Nullable Filter named(String name) {
      for (Filter filter : Filter.values()) {
        if (filter.word().equals(name)) {
          return filter;
        }
      }
      faults.add(new Fault(name, "is not a filter"));
      return null;
    }

    <T> @Nullable T read(String name, String value, Function<String, T> parse) {
      try {
        return parse.apply(value);
      } catch (IllegalArgumentException e) {
        faults.add(Fault.of(name, value, e));
        return null;
      }
    }
  }

  /**
   * Reads a query string.
   *
   * @param most the highest limit
   * @param faults takes what is wrong with it; the query is good for nothing if there is any
   */
  static AlertQuery of(
      Map<String, List<String>> parameters, int usual, int most, List<Fault> faults) {
    var reader = new Reader(faults);
    int limit = usual;
    String next = null;
    for (var parameter : parameters.entrySet()) {
      for (String value : parameter.getValue()) {
        switch (parameter.getKey()) {
          case "limit" -> {
            Integer number = reader.read("limit", value, text -> limit(text, most));
            limit = number == null ? usual : number;
          }
          case "next" -> next = reader.read("next", value, Token::key);
          case "filters" ->
              FilterText.split(value, faults)
                  .forEach(pair -> reader.filter(pair.name(), pair.value()));
          default -> reader.filter(parameter.getKey(), value);
        }
      }
    }
    Predicate<Alert> all = reader.tests.values().stream().reduce(alert -> true, Predicate::and);
    return new AlertQuery(all, reader.subjects, reader.from, reader.to, limit, next);
  }

  /** What may be asked for, in the order of the documentation. */
  static List<String> parameters() {
    List<String> names = new ArrayList<>(Filter.words());
    names.addAll(List.of("from", "to", "limit", "next", "filters"));
    return names;
  }

  static int limit(String text, int most) {
    try {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= most) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new IllegalArgumentException("is not a number from 1 to " + most);
  }
}
