package io.loginwatch.bench.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Made-up logins in batches. Each batch has the next few logins of its own few users, so that
 * batches of different lanes may overtake each other, and what is told of a user stays the same.
 *
 * @param lane what tells this crowd's users from those of others
 * @param users how many
 * @param each logins of each user in a batch
 * @param from the time of the first login
 */
record Crowd(String lane, int users, int each, Instant from) {
  private static final Duration STEP = Duration.ofMinutes(7);

  /** In which round a user is somewhere else, and in which passwords are guessed. */
  private static final int JOURNEY = 37;

  private static final int GUESSING = 41;

  List<String> names() {
    List<String> names = new ArrayList<>();
    for (int user = 0; user < users; user++) {
      names.add(name(user));
    }
    return names;
  }

  /** The ids of the logins of one user up to a batch, that one left out. */
  static List<String> ids(int each, int batches) {
    List<String> ids = new ArrayList<>();
    for (int n = 0; n < each * batches; n++) {
      ids.add(id(n));
    }
    return ids;
  }

  /** A batch, as lines of ECS. */
  String batch(int number) {
    StringBuilder lines = new StringBuilder();
    for (int n = number * each; n < (number + 1) * each; n++) {
      for (int user = 0; user < users; user++) {
        lines.append(line(user, n)).append('\n');
      }
    }
    return lines.toString();
  }

  private String name(int user) {
    return "crowd-%s-%03d".formatted(lane, user);
  }

  private static String id(int n) {
    return "n" + n;
  }

  private String line(int user, int n) {
    boolean away = n % JOURNEY == JOURNEY - 1;
    boolean failed = n % GUESSING > GUESSING - 12;
    return """
    {"@timestamp":"%s","event":{"id":"%s","category":["authentication"],"type":["start"],"outcome":"%s"},\
    "user":{"name":"%s"},"source":{"ip":"%s.%d","geo":{"country_iso_code":"%s","city_name":"%s",\
    "location":{"lat":%s,"lon":%s}},"as":{"number":%d,"organization":{"name":"Example %d"}}},\
    "user_agent":{"original":"Mozilla/5.0 (X11; Linux x86_64; rv:%d.0) Gecko/20100101 Firefox/%d.0"}}\
    """
        .formatted(
            from.plus(STEP.multipliedBy(n)),
            id(n),
            failed ? "failure" : "success",
            name(user),
            away ? "203.0.113" : "198.51.100",
            user % 250 + 1,
            away ? "AU" : "IT",
            away ? "Sydney" : "Rome",
            away ? -33.87 : 41.9,
            away ? 151.21 : 12.5,
            64_500 + user % 1000,
            user % 1000,
            100 + user % 40,
            100 + user % 40);
  }
}
