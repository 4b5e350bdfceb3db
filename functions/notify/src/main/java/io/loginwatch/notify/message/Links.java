package io.loginwatch.notify.message;

import io.loginwatch.notify.Notice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Links as people read them, in the order of use. */
public final class Links {
  private static final Map<String, String> LABELS = new LinkedHashMap<>();

  static {
    LABELS.put("open", "Open");
    LABELS.put("acknowledge", "Acknowledge");
    LABELS.put("snooze", "Snooze");
    LABELS.put("resolve", "Resolve");
    LABELS.put("false_positive", "False positive");
    LABELS.put("benign", "Benign");
    LABELS.put("confirm", "Yes, this was me");
    LABELS.put("deny", "No, this was not me");
    LABELS.put("runbook", "Runbook");
  }

  private Links() {}

  /**
   * One link.
   *
   * @param name what it does, such as {@code acknowledge}
   * @param label for people
   * @param url safe to put between quotes or brackets
   */
  public record Link(String name, String label, String url) {}

  /** Those of the names that are known and have a URL. */
  public static List<Link> of(Map<String, String> urls, String... names) {
    List<Link> links = new ArrayList<>();
    for (String name : names) {
      String url = Links.safe(urls.getOrDefault(name, ""));
      if (!url.isEmpty()) {
        links.add(new Link(name, LABELS.getOrDefault(name, name), url));
      }
    }
    return links;
  }

  /** What the people who watch can still do, opening it first. */
  public static List<Link> forWatchers(Notice notice) {
    String[] names =
        switch (Occasion.of(notice)) {
          case CLOSING, DIGEST, USER -> new String[] {"open"};
          case ACKNOWLEDGED -> new String[] {"open", "resolve", "false_positive", "benign"};
          case ALERT, GROUPED, UPDATE, REMINDER, TEST ->
              new String[] {"open", "acknowledge", "snooze", "resolve", "false_positive", "benign"};
        };
    return of(notice.links(), names);
  }

  /** The same, their URLs as that medium writes them. */
  static List<Link> in(Medium medium, List<Link> links) {
    return links.stream()
        .map(link -> new Link(link.name(), link.label(), medium.url(link.url())))
        .toList();
  }

  /** The same, and the page on which the rule says what to do, where it names one. */
  public static List<Link> withRunbook(Notice notice) {
    List<Link> links = new ArrayList<>(forWatchers(notice));
    if (notice instanceof Notice.About about && about.leading().runbook() != null) {
      links.addAll(of(Map.of("runbook", about.leading().runbook()), "runbook"));
    }
    return links;
  }

  /** What the affected user can say. */
  public static List<Link> forUser(Map<String, String> urls) {
    return of(urls, "confirm", "deny");
  }

  /**
   * The URL with every character percent-encoded that could end it in some medium; empty unless it
   * is one of the web.
   */
  public static String safe(String url) {
    if (!url.startsWith("https://") && !url.startsWith("http://")) {
      return "";
    }
    var safe = new StringBuilder();
    for (byte b : url.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c > ' ' && c < 0x7f && "<>()[]|\"'`\\^{}*".indexOf(c) < 0;
      safe.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return safe.toString();
  }
}
