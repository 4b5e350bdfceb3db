package io.loginwatch.bench.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Users with a quiet past in Rome, each of whom is in Sydney with a new device all at once. */
final class Travellers {
  private static final String AT_HOME =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
  private static final String AWAY =
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0"
          + " Safari/537.36";
  private static final int DAYS = 20;

  private Travellers() {}

  static String name(int user) {
    return "traveller-%03d".formatted(user);
  }

  /** A login a day up to half an hour ago, as NDJSON. */
  static String past(int user, Instant now) {
    return IntStream.rangeClosed(0, DAYS)
        .mapToObj(day ->
            login(
                user,
                "h" + day,
                now.minus(Duration.ofMinutes(30)).minus(Duration.ofDays(DAYS - day)),
                "198.51.100." + (user % 250 + 1),
                "IT",
                "Rome",
                41.9,
                12.5,
                64500 + user,
                AT_HOME))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** The login that is told of. */
  static String journey(int user, Instant now) {
    return login(
        user,
        "j",
        now,
        "203.0.113." + (user % 250 + 1),
        "AU",
        "Sydney",
        -33.87,
        151.21,
        65000 + user,
        AWAY);
  }

  private static String login(
      int user,
      String id,
      Instant at,
      String ip,
      String country,
      String city,
      double latitude,
      double longitude,
      int asn,
      String userAgent) {
    return """
    {"@timestamp":"%s","event":{"id":"%s-%s","category":["authentication"],"type":["start"],\
    "action":"login","outcome":"success"},"user":{"name":"%s"},"source":{"ip":"%s","geo":{\
    "country_iso_code":"%s","city_name":"%s","location":{"lat":%s,"lon":%s}},"as":{"number":%d,\
    "organization":{"name":"Network %d"}}},"user_agent":{"original":"%s"}}\
    """
        .formatted(
            at,
            name(user),
            id,
            name(user),
            ip,
            country,
            city,
            latitude,
            longitude,
            asn,
            asn,
            userAgent);
  }
}
