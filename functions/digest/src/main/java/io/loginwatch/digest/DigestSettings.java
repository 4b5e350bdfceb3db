package io.loginwatch.digest;

import io.loginwatch.config.Section;
import io.loginwatch.core.digest.Digest.Period;
import io.loginwatch.core.digest.DigestSchedule;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Which digests are made.
 *
 * @param plans one for each name in the section
 */
public record DigestSettings(List<Plan> plans) {

  /**
   * @param name what it is called in the configuration; changing it begins a new series
   * @param schedule when
   * @param channels names of the channels it goes to
   * @param whenQuiet whether a window without anything is told too
   */
  public record Plan(
      String name, DigestSchedule schedule, List<String> channels, boolean whenQuiet) {
    public Plan {
      channels = List.copyOf(channels);
    }
  }

  public DigestSettings {
    plans = List.copyOf(plans);
  }

  /**
   * Reads the section {@code digest} where it is known which channels there are.
   *
   * @param known names of the configured channels; a digest for another is a problem
   */
  public static DigestSettings read(Section section, Set<String> known) {
    DigestSettings settings = read(section);
    for (Plan plan : settings.plans) {
      plan.channels.stream()
          .filter(channel -> !known.contains(channel))
          .forEach(channel ->
              section.problem("schedules", plan.name + ": there is no channel " + channel));
    }
    return settings;
  }

  /** Reads the section {@code digest}; what is wrong is recorded there. */
  public static DigestSettings read(Section section) {
    var plans = new ArrayList<Plan>();
    for (Map.Entry<String, Section> one : section.sections("schedules").entrySet()) {
      Section plan = one.getValue();
      boolean enabled = plan.flag("enabled", true);
      var schedule =
          new DigestSchedule(
              plan.choice("period", Period.DAILY),
              zone(plan),
              time(plan),
              plan.choice("day", DayOfWeek.MONDAY));
      List<String> channels = plan.texts("channels", List.of());
      if (channels.isEmpty()) {
        plan.problem("channels", "names no channel");
      }
      boolean whenQuiet = plan.flag("when_quiet", true);
      if (enabled) {
        plans.add(new Plan(one.getKey().toLowerCase(Locale.ROOT), schedule, channels, whenQuiet));
      }
    }
    return new DigestSettings(plans);
  }

  private static ZoneId zone(Section plan) {
    String text = plan.text("zone", "UTC");
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      plan.problem("zone", "is not a time zone such as Europe/Rome: " + text);
      return ZoneId.of("UTC");
    }
  }

  private static LocalTime time(Section plan) {
    String text = plan.text("at", "08:00");
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException e) {
      plan.problem("at", "is not a time such as 08:00: " + text);
      return LocalTime.of(8, 0);
    }
  }
}
