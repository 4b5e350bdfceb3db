package io.loginwatch.notify.message;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.alert.Factor;
import io.loginwatch.core.incident.Incident;
import io.loginwatch.notify.Notice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What templates can say of an incident. Values are as they came, on one line and bounded; each
 * medium escapes them as it prints them. The names are documented in docs/channels.md.
 */
final class IncidentView {
  private static final int NAME = 128;
  private static final int SENTENCE = 600;
  private static final int REASONS = 8;

  private final Notice.About about;

  IncidentView(Notice.About about) {
    this.about = about;
  }

  /** All of it for that medium, with at most that many of the alerts listed. */
  Map<String, Object> with(int listed, Medium medium) {
    Alert leading = about.leading();
    Incident incident = about.incident();
    Look look = Look.of(incident.severity());
    Map<String, Object> view = new HashMap<>();
    view.put("title", text(leading.title(), NAME));
    view.put("summary", text(leading.summary(), SENTENCE));
    view.put("severity", incident.severity().word());
    view.put("severity_label", look.label());
    view.put("icon", look.icon());
    view.put("color", look.hex());
    view.put("score", Math.round(leading.score()));
    view.put("rule", text(leading.rule(), NAME));
    view.put("who", who());
    view.put("incident", incident.id());
    view.put("status", incident.status().word().replace('_', ' '));
    view.put("count", incident.alertCount());
    view.put("several", incident.alertCount() > 1);
    view.put("others", Math.max(0, incident.alertCount() - 1));
    view.put("facts", facts());
    view.put("reasons", reasons());
    view.put("todo", text(Advice.of(leading), SENTENCE));
    runbook(view, leading, medium);
    view.put("alerts", alerts(listed));
    int more = about.alerts().size() + about.more() - Math.min(listed, about.alerts().size());
    view.put("more", more > 0 && listed > 0 ? more : false);
    view.put("held", about.othersHeld() > 0 ? about.othersHeld() : false);
    List<Links.Link> links = Links.in(medium, Links.forWatchers(about));
    view.put("links", links);
    view.put("actions", links.stream().filter(link -> !link.name().equals("open")).toList());
    view.put("user_links", Links.in(medium, Links.forUser(about.links())));
    view.put("open", medium.url(Links.safe(about.links().getOrDefault("open", ""))));
    view.put("duration", Times.length(Duration.between(incident.firstAt(), incident.lastAt())));
    view.put("last_entry", lastEntry());
    view.put("news", news());
    return view;
  }

  /** Who, from where, usually where, when: in that order, what is unknown said to be so. */
  List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Who", who()));
    facts.add(new Fact("What", text(what(), SENTENCE)));
    String from = Origin.of(about.leading().source());
    facts.add(new Fact("From", from.isEmpty() ? "not known" : text(from, 2 * NAME)));
    facts.add(
        new Fact(
            "Usually",
            Origin.usual(about.alerts())
                .map(usual -> text(usual, 2 * NAME))
                .orElse("not known yet")));
    facts.add(
        new Fact(
            "When",
            Times.span(about.incident().firstAt(), about.incident().lastAt(), about.zone())));
    device().ifPresent(device -> facts.add(new Fact("Device", text(device, NAME))));
    about
        .incident()
        .usersWord()
        .last()
        .ifPresent(word -> facts.add(new Fact("User says", usersWord(word))));
    return facts;
  }

  /** With the way it was said: whoever took the account over may read its mail too. */
  private String usersWord(Incident.Entry word) {
    String said = text(Objects.requireNonNullElse(word.detail(), word.what()), NAME);
    return "%s (by the link in their mail, %s)"
        .formatted(said.replace("the user says: ", ""), Times.moment(word.at(), about.zone()));
  }

  /** In a person's words where a detector found some, or else as the log has it. */
  private Optional<String> device() {
    String logged = about.leading().userAgent();
    return about.alerts().stream()
        .filter(alert -> Objects.equals(alert.userAgent(), logged))
        .flatMap(alert -> alert.factors().stream())
        .filter(factor -> factor.name().equals("device"))
        .map(Factor::value)
        .findFirst()
        .or(() -> Optional.ofNullable(logged));
  }

  /** The user, or whatever else it is about. */
  String who() {
    var subject = about.incident().subject();
    String id = text(subject.id(), NAME);
    return switch (subject.type()) {
      case USER -> id;
      case SOURCE -> "address " + id;
      case LOG_SOURCE -> "log source " + id;
      case TENANT -> "everybody";
    };
  }

  private String what() {
    List<String> titles = about.alerts().stream().map(Alert::title).distinct().limit(4).toList();
    long kinds = about.alerts().stream().map(Alert::title).distinct().count();
    String all = String.join(", ", titles) + (kinds > titles.size() ? " …" : "");
    int logins = about.leading().eventCount();
    return logins > 1 ? all + " (" + logins + " logins)" : all;
  }

  /** What weighed in, the heaviest first, each once. */
  List<String> reasons() {
    return about.alerts().stream()
        .flatMap(alert -> alert.factors().stream())
        .sorted(Comparator.comparingDouble(Factor::weight).reversed())
        .map(IncidentView::reason)
        .distinct()
        .limit(REASONS)
        .toList();
  }

  private static String reason(Factor factor) {
    String name =
        factor.name().replace('_', ' ').replace(" kmh", " (km/h)").replace(" km", " (km)");
    boolean measured = factor.name().endsWith("km") || factor.name().endsWith("kmh");
    String figure =
        measured && factor.value().matches("\\d{4,9}")
            ? String.format(Locale.ROOT, "%,d", Integer.parseInt(factor.value()))
            : text(factor.value(), NAME);
    String value = name + ": " + figure;
    return factor.usual() == null ? value : value + ", usually " + text(factor.usual(), NAME);
  }

  private List<Map<String, Object>> alerts(int listed) {
    return about.alerts().stream().limit(listed).map(this::row).toList();
  }

  private Map<String, Object> row(Alert alert) {
    Look look = Look.of(alert.severity());
    return Map.of(
        "title", text(alert.title(), NAME),
        "summary", text(alert.summary(), SENTENCE),
        "severity", alert.severity().word(),
        "severity_label", look.label(),
        "icon", look.icon(),
        "color", look.hex(),
        "rule", text(alert.rule(), NAME),
        "when", Times.moment(alert.time(), about.zone()),
        "from", text(Origin.of(alert.source()), 2 * NAME));
  }

  private static void runbook(Map<String, Object> view, Alert leading, Medium medium) {
    String runbook = leading.runbook() == null ? "" : leading.runbook();
    String url = Links.safe(runbook);
    view.put("runbook_url", url.isEmpty() ? false : medium.url(url));
    view.put("runbook", url.isEmpty() && !runbook.isEmpty() ? text(runbook, SENTENCE) : false);
  }

  /** What a later message has over the first one, where its headline is the same. */
  private String news() {
    return switch (about.kind()) {
      case UPDATE -> "now " + about.incident().alertCount() + " alerts";
      case REMINDER -> "still open, and nobody has looked at it yet";
      case FIRST, ACKNOWLEDGED, CLOSING, DIGEST, TEST -> "";
    };
  }

  /** Who did what last: why an incident is acknowledged or over. */
  private Object lastEntry() {
    return Stream.of(about.incident().history())
        .filter(history -> !history.isEmpty())
        .map(List::getLast)
        .<Object>map(entry ->
            Map.of(
                "who", text(entry.who(), NAME),
                "what", text(capital(entry.what().replace('_', ' ')), NAME),
                "when", Times.moment(entry.at(), about.zone()),
                "detail", entry.detail() == null ? false : text(entry.detail(), SENTENCE)))
        .findFirst()
        .orElse(false);
  }

  private static String capital(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String text(String value, int limit) {
    return Clip.chars(Clean.line(value), limit);
  }
}
