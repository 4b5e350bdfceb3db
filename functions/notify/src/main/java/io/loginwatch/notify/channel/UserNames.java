package io.loginwatch.notify.channel;

import io.loginwatch.notify.Notice;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What our users are called in a channel, so that the affected one can be written to or mentioned.
 *
 * @param names address or id by user name, the latter in lower case
 */
record UserNames(Map<String, String> names) {
  static final UserNames NONE = new UserNames(Map.of());

  /** As the configuration has them, in any case. */
  static UserNames of(Map<String, String> written) {
    var names = new LinkedHashMap<String, String>();
    written.forEach((user, id) -> names.put(user.toLowerCase(Locale.ROOT), id));
    return new UserNames(names);
  }

  /** What the affected user of that notice is called there. */
  Optional<String> affectedBy(Notice notice) {
    return notice instanceof Notice.About about
        ? Optional.ofNullable(about.leading().user())
            .map(user -> names.get(user.toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }
}
