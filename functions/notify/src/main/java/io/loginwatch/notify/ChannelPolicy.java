package io.loginwatch.notify;

import io.loginwatch.config.Section;
import io.loginwatch.core.alert.Severity;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a channel may be used, whatever its kind.
 *
 * @param floor the lowest severity it takes
 * @param zone of the people who read it
 * @param quiet hours in which it takes only what is critical
 * @param rate how much it takes
 * @param owner name of the channel that is told when this one is turned off
 */
record ChannelPolicy(
    Severity floor, ZoneId zone, @Nullable QuietHours quiet, Rate rate, @Nullable String owner) {

  static final ChannelPolicy USUAL =
      new ChannelPolicy(Severity.MEDIUM, ZoneId.of("UTC"), null, Rate.USUAL, null);

  /** What the section says; what it does not say is as {@code usual}. */
  static ChannelPolicy read(Section section, ChannelPolicy usual) {
    return new ChannelPolicy(
        section.choice("severity", usual.floor),
        zone(section, usual.zone),
        QuietHours.read(section).orElse(usual.quiet),
        Rate.read(section, usual.rate),
        section.text("owner").orElse(null));
  }

  private static ZoneId zone(Section section, ZoneId usual) {
    Optional<String> text = section.text("zone");
    try {
      return text.map(ZoneId::of).orElse(usual);
    } catch (DateTimeException e) {
      section.problem("zone", "is not a time zone such as Europe/Rome: " + text.orElse(""));
      return usual;
    }
  }
}
