package io.loginwatch.notify;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.loginwatch.core.incident.Incident;
import io.loginwatch.store.Incidents;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sees who follows a signed link: what it is about and a button. Only the button, a
 * POST, changes anything.
 */
public final class ActPage {
  private static final Template PAGE =
      Mustache.compiler()
          .compile(
              """
              <!doctype html>
              <html lang="en">
              <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <meta name="referrer" content="no-referrer">
              <meta name="robots" content="noindex">
              <title>{{title}}</title>
              <style>
              body { font: 17px/1.5 system-ui, sans-serif; max-width: 32rem; margin: 3rem auto; padding: 0 1rem; }
              button { font: inherit; padding: .6rem 1.2rem; border: 0; border-radius: .4rem; background: #1b5e9e; color: #fff; }
              h2 { font-size: 1rem; } li { overflow-wrap: anywhere; }
              dl { display: grid; grid-template-columns: auto 1fr; gap: .2rem 1rem; } dt { color: #666; } dd { margin: 0; overflow-wrap: anywhere; }
              @media (prefers-color-scheme: dark) { body { background: #16181b; color: #e6e6e6; } dt { color: #aaa; } }
              </style>
              </head>
              <body>
              <h1>{{title}}</h1>
              <p>{{text}}</p>
              {{#incident}}
              <dl>
              <dt>About</dt><dd>{{subject}}</dd>
              <dt>Severity</dt><dd>{{severity}}</dd>
              <dt>Alerts</dt><dd>{{count}}: {{rules}}</dd>
              <dt>Since</dt><dd>{{since}}</dd>
              <dt>Status</dt><dd>{{status}}</dd>
              </dl>
              {{#history}}
              {{#-first}}<h2>What was done</h2><ul>{{/-first}}
              <li>{{when}}: {{what}} by {{who}}{{#detail}}: {{detail}}{{/detail}}</li>
              {{#-last}}</ul>{{/-last}}
              {{/history}}
              {{/incident}}
              {{#button}}<form method="post"><button>{{button}}</button></form>{{/button}}
              </body>
              </html>
              """);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);

  private final Links links;
  private final Triage triage;
  private final Incidents incidents;
  private final InstantSource clock;

  /**
   * An answer to a browser.
   *
   * @param status of HTTP
   * @param html the page
   */
  public record Page(int status, String html) {}

  public ActPage(Links links, Triage triage, Incidents incidents, InstantSource clock) {
    this.links = links;
    this.triage = triage;
    this.incidents = incidents;
    this.clock = clock;
  }

  /** What opening a link shows. */
  public Page get(String token) {
    return links
        .verify(token, clock.instant())
        .map(purpose ->
            incidents
                .byId(purpose.incident())
                .map(incident ->
                    purpose.act() == Links.Act.OPEN
                        ? page(200, about(purpose.act()), "", incident, null)
                        : page(200, about(purpose.act()), "", incident, "Yes"))
                .orElseGet(ActPage::unknown))
        .orElseGet(ActPage::invalid);
  }

  /** What pressing the button does. */
  public Page post(String token) {
    Optional<Links.Purpose> purpose = links.verify(token, clock.instant());
    if (purpose.isEmpty()) {
      return invalid();
    }
    return triage
        .act(purpose.get(), "link")
        .map(incident -> page(200, "Done", done(purpose.get().act(), incident), incident, null))
        .orElseGet(ActPage::unknown);
  }

  private static Page invalid() {
    return page(403, "This link does not work", "It has expired, or is not complete.", null, null);
  }

  private static Page unknown() {
    return page(404, "There is no such incident", "It has expired.", null, null);
  }

  private static String about(Links.Act act) {
    return switch (act) {
      case OPEN -> "An incident";
      case ACKNOWLEDGE -> "Tell the others that you are on it?";
      case SNOOZE -> "Keep this quiet for 8 hours?";
      case RESOLVE -> "Is this over?";
      case FALSE_POSITIVE -> "Did nothing of the kind happen?";
      case BENIGN -> "Was this meant to happen?";
      case CONFIRM -> "Was this you?";
      case DENY -> "Was this not you?";
    };
  }

  private static String done(Links.Act act, Incident incident) {
    return switch (act) {
      case OPEN -> "Nothing was changed.";
      case ACKNOWLEDGE -> "The incident is acknowledged.";
      case SNOOZE -> "The incident is snoozed for 8 hours, unless it gets worse.";
      case RESOLVE -> "The incident is resolved.";
      case FALSE_POSITIVE -> "The incident is marked as a false positive.";
      case BENIGN -> "The incident is marked as benign.";
      case CONFIRM ->
          incident.status().isClosed()
              ? "Thank you. The incident is closed."
              : "Thank you. Your answer is noted; your security team looks at it all the same.";
      case DENY -> "Thank you. Your security team is told at once.";
    };
  }

  private static Page page(
      int status, String title, String text, @Nullable Incident incident, @Nullable String button) {
    Map<String, Object> values = new HashMap<>();
    values.put("title", title);
    values.put("text", text);
    values.put("button", button == null ? false : button);
    values.put("incident", incident == null ? false : about(incident));
    values.put("history", incident == null ? List.of() : history(incident));
    return new Page(status, PAGE.execute(values));
  }

  private static List<Map<String, Object>> history(Incident incident) {
    return incident.history().stream()
        .<Map<String, Object>>map(entry ->
            Map.of(
                "when", time(entry.at()),
                "what", entry.what().replace('_', ' '),
                "who", entry.who(),
                "detail", entry.detail() == null ? false : entry.detail()))
        .toList();
  }

  private static String time(Instant time) {
    return TIME.format(time.atZone(ZoneOffset.UTC));
  }

  private static Map<String, Object> about(Incident incident) {
    return Map.of(
        "subject", incident.subject().type().word() + " " + incident.subject().id(),
        "severity", incident.severity().word(),
        "count", incident.alertCount(),
        "rules", String.join(", ", incident.rules()),
        "since", time(incident.firstAt()),
        "status", incident.status().word().replace('_', ' '));
  }
}
