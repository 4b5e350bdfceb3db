package io.loginwatch.ingest.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.loginwatch.core.alert.Severity;
import io.loginwatch.core.login.Login;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a source's own detection thought of a login, as its mapping tells. */
final class Verdicts {
  private static final int MOST = 4;

  private Verdicts() {}

  static void of(Mapping mapping, JsonNode record, Draft draft) {
    for (Mapping.Judgement one : mapping.verdicts) {
      if (one.when().holds(record)) {
        judge(one, mapping.provider, record, draft);
      }
    }
  }

  private static void judge(
      Mapping.Judgement judgement, String provider, JsonNode record, Draft draft) {
    Severity severity = severity(judgement, record);
    JsonNode words = judgement.of() == null ? null : judgement.of().value(record);
    if (words == null || words.isNull() || (words.isContainerNode() && words.isEmpty())) {
      String detail = FieldPath.first(judgement.detail(), record);
      add(judgement, provider, detail == null ? "" : detail, severity, draft);
    } else if (words.isArray()) {
      words.forEach(word -> add(judgement, provider, word.asText(), severity, draft));
    } else if (words.isObject()) {
      words.fieldNames().forEachRemaining(word -> add(judgement, provider, word, severity, draft));
    } else {
      add(judgement, provider, words.asText(), severity, draft);
    }
  }

  private static Severity severity(Mapping.Judgement judgement, JsonNode record) {
    String grade = judgement.severityFrom() == null ? null : judgement.severityFrom().text(record);
    String word = grade == null ? null : graded(judgement, grade.toLowerCase(Locale.ROOT));
    return word == null
        ? judgement.severity()
        : Constants.of(Severity.class, word, judgement.severity());
  }

  /** By the word itself, or else by the whole number before a point: 8.5 is an 8. */
  private static @Nullable String graded(Mapping.Judgement judgement, String grade) {
    String exact = judgement.severities().get(grade);
    int point = grade.indexOf('.');
    return exact == null && point > 0
        ? judgement.severities().get(grade.substring(0, point))
        : exact;
  }

  private static void add(
      Mapping.Judgement judgement, String provider, String word, Severity severity, Draft draft) {
    if (draft.verdicts == null || draft.verdicts.size() < MOST) {
      String cause =
          judgement.causes().getOrDefault(word.toLowerCase(Locale.ROOT), judgement.cause());
      draft.verdict(new Login.Verdict(provider, cause, severity, Clip.of(word, 120)));
    }
  }
}
