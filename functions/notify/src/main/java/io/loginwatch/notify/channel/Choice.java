package io.loginwatch.notify.channel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.config.Section;
import io.loginwatch.core.alert.Alert;
import io.loginwatch.notify.Notice;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a receiver wants to hear of.
 *
 * @param rules ids of the rules whose alerts it gets; empty for all
 * @param fields names of an alert's fields that it gets; empty for all
 */
record Choice(Set<String> rules, Set<String> fields) {

  static Choice read(Section section) {
    return new Choice(
        new LinkedHashSet<>(section.texts("rules", List.of())),
        new LinkedHashSet<>(section.texts("fields", List.of())));
  }

  /** The notice with the alerts it wants; empty if there is none. */
  Optional<Notice> of(Notice notice) {
    if (rules.isEmpty() || !(notice instanceof Notice.About about)) {
      return Optional.of(notice);
    }
    List<Alert> wanted =
        about.alerts().stream().filter(alert -> rules.contains(alert.rule())).toList();
    return wanted.isEmpty() ? Optional.empty() : Optional.of(about.only(wanted));
  }

  /** The object with the fields it wants, in their own order. */
  ObjectNode of(ObjectNode json) {
    return fields.isEmpty() ? json : json.deepCopy().retain(fields);
  }
}
