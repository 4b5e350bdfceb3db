package io.loginwatch.api;

import io.loginwatch.store.TableBusy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/** All there is to ask for: method, path, and who answers. */
final class Routes {
  private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

  /** Answers a request; the second argument has what stood for the path's placeholders. */
  interface Answers {
    Answer to(Request request, List<String> placed);
  }

  /**
   * One thing to ask for.
   *
   * @param method in upper case
   * @param path with placeholders, such as {@code /v1/alerts/{id}}
   */
  record Route(String method, String path, Answers answers) {

    /** What stands for the placeholders; null if the path is another. */
    private @Nullable List<String> match(List<String> segments) {
      String[] pattern = path.substring(1).split("/");
      if (pattern.length != segments.size()) {
        return null;
      }
      List<String> placed = new ArrayList<>();
      for (int i = 0; i < pattern.length; i++) {
        if (pattern[i].startsWith("{")) {
          placed.add(segments.get(i));
        } else if (!pattern[i].equals(segments.get(i))) {
          return null;
        }
      }
      return placed;
    }
  }

  private final List<Route> routes;

  Routes(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  /** Every route, for whoever checks the documentation against them. */
  List<Route> all() {
    return routes;
  }

  Answer answer(Request request) {
    Set<String> methods = new LinkedHashSet<>();
    for (Route route : routes) {
      List<String> placed = route.match(request.path());
      if (placed != null) {
        if (route.method().equals(request.method())) {
          return carefully(route, request, placed);
        }
        methods.add(route.method());
      }
    }
    return methods.isEmpty()
        ? Answer.notFound("There is no such path.")
        : Answer.problem(405, "Method not allowed", "Use " + String.join(" or ", methods) + ".")
            .with("Allow", String.join(", ", methods));
  }

  private static Answer carefully(Route route, Request request, List<String> placed) {
    try {
      return route.answers().to(request, placed);
    } catch (TableBusy | SdkException e) {
      LOG.atError().setCause(e).addKeyValue("path", route.path()).log("the tables do not answer");
      return Answer.problem(503, "Try again", "The tables do not answer in time.")
          .with("Retry-After", "5");
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).addKeyValue("path", route.path()).log("a request failed");
      return Answer.problem(500, "A fault of ours", "The request is in the function's log.");
    }
  }
}
