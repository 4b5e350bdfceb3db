package io.loginwatch.notify;

import io.loginwatch.core.alert.Severity;
import java.util.List;

/**
 * Which channels hear of which alerts.
 *
 * @param name for the record
 * @param pattern over the alert's JSON form, in the language of Amazon Event Ruler
 * @param floor the lowest severity that goes this way
 * @param channels where to
 * @param goesOn whether the routes after it are asked too
 */
record Route(String name, String pattern, Severity floor, List<String> channels, boolean goesOn) {
  Route {
    channels = List.copyOf(channels);
  }
}
