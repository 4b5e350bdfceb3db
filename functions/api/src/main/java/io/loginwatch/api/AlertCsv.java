package io.loginwatch.api;

import io.loginwatch.core.alert.Alert;
import io.loginwatch.core.login.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Alerts as a table (RFC 4180). What came from a log and would be a formula in a spreadsheet gets
 * an apostrophe in front (OWASP, CSV injection).
 */
final class AlertCsv {
  private static final Map<String, Function<Alert, @Nullable Object>> COLUMNS =
      new LinkedHashMap<>();

  static {
    COLUMNS.put("id", Alert::id);
    COLUMNS.put("time", alert -> Timestamp.text(alert.time()));
    COLUMNS.put("severity", alert -> alert.severity().word());
    COLUMNS.put("rule", Alert::rule);
    COLUMNS.put("title", Alert::title);
    COLUMNS.put("summary", Alert::summary);
    COLUMNS.put("subject", alert -> alert.subject().key());
    COLUMNS.put("user", Alert::user);
    COLUMNS.put("ip", alert -> alert.source().ip());
    COLUMNS.put("country", alert -> alert.source().place().country());
    COLUMNS.put("city", alert -> alert.source().place().city());
    COLUMNS.put("user_agent", Alert::userAgent);
    COLUMNS.put("score", Alert::score);
    COLUMNS.put("event_count", Alert::eventCount);
    COLUMNS.put("suppressed", alert -> String.join("; ", alert.suppressed()));
    COLUMNS.put("incident", Alert::incident);
    COLUMNS.put("tags", alert -> String.join(" ", alert.tags()));
  }

  private AlertCsv() {}

  static String of(List<Alert> alerts) {
    StringBuilder csv = new StringBuilder(String.join(",", COLUMNS.keySet())).append("\r\n");
    for (Alert alert : alerts) {
      csv.append(
              COLUMNS.values().stream()
                  .map(column -> cell(column.apply(alert)))
                  .collect(Collectors.joining(",")))
          .append("\r\n");
    }
    return csv.toString();
  }

  private static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Number number -> number.toString();
      default -> quoted(harmless(value.toString()));
    };
  }

  private static String harmless(String text) {
    return !text.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static String quoted(String text) {
    return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
