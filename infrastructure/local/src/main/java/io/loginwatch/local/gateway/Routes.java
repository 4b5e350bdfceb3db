package io.loginwatch.local.gateway;

import io.loginwatch.sam.EventSource.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the route of a request as API Gateway does: a literal segment before a {@code {parameter}},
 * that before a {@code {greedy+}} one, and a named method before {@code ANY}.
 */
final class Routes {

  /** A route with the function that serves it. */
  record Served(Route route, String function) {}

  /**
   * A route that fits a request.
   *
   * @param parameters values of the path's parameters by name
   */
  record Match(Served served, Map<String, String> parameters) {}

  private final List<Served> routes;

  Routes(List<Served> routes) {
    this.routes =
        routes.stream()
            .sorted(
                Comparator.comparing((Served each) -> specificity(each.route().path()))
                    .thenComparing(each -> each.route().method().equals("ANY")))
            .toList();
  }

  /** Whether any method of that path is served. */
  boolean knows(String path) {
    return routes.stream().anyMatch(each -> match(each, path).isPresent());
  }

  Optional<Match> find(String method, String path) {
    for (Served each : routes) {
      String served = each.route().method();
      if (served.equals("ANY") || served.equals(method)) {
        Optional<Match> match = match(each, path);
        if (match.isPresent()) {
          return match;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Match> match(Served served, String path) {
    String[] wanted = segments(served.route().path());
    String[] given = segments(path);
    var parameters = new LinkedHashMap<String, String>();
    for (int i = 0; i < wanted.length; i++) {
      if (i >= given.length) {
        return Optional.empty();
      }
      if (wanted[i].endsWith("+}")) {
        parameters.put(
            wanted[i].substring(1, wanted[i].length() - 2),
            String.join("/", new ArrayList<>(List.of(given)).subList(i, given.length)));
        return Optional.of(new Match(served, parameters));
      }
      if (wanted[i].startsWith("{")) {
        parameters.put(wanted[i].substring(1, wanted[i].length() - 1), given[i]);
      } else if (!wanted[i].equals(given[i])) {
        return Optional.empty();
      }
    }
    return wanted.length == given.length
        ? Optional.of(new Match(served, parameters))
        : Optional.empty();
  }

  private static String[] segments(String path) {
    String bare = path.replaceAll("^/+|/+$", "");
    return bare.split("/+");
  }

  /** Sorts literal segments first, then parameters, then greedy ones, from left to right. */
  private static String specificity(String path) {
    var order = new StringBuilder();
    for (String segment : segments(path)) {
      order.append(segment.endsWith("+}") ? '3' : segment.startsWith("{") ? '2' : '1');
    }
    return order.append('0').toString();
  }
}
