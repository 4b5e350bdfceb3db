package io.loginwatch.ingest.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.core.login.Actions;
import io.loginwatch.core.login.Outcome;
import io.loginwatch.ingest.Refusal;
import io.loginwatch.ingest.wire.Outer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads records as a {@link Mapping} says. */
final class MappedFormat implements Format {
  private final Mapping mapping;
  private final Parameters parameters;
  private final MappedOrigin origin;

  MappedFormat(Mapping mapping) {
    this.mapping = mapping;
    this.parameters = new Parameters(mapping.parameters);
    this.origin = new MappedOrigin(mapping);
  }

  @Override
  public String name() {
    return mapping.name;
  }

  @Override
  public boolean recognises(JsonNode raw) {
    if (!raw.isObject()) {
      return false;
    }
    JsonNode record = mapping.lowerCase ? Fields.lowerCased(raw) : raw;
    for (Condition condition : mapping.recognise) {
      if (condition.holds(record)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void read(JsonNode raw, Outer outer, Instant now, Consumer<Draft> sink) {
    JsonNode record = mapping.lowerCase ? Fields.lowerCased(raw) : raw;
    String each = mapping.each;
    JsonNode parts = each == null ? null : record.get(each);
    if (each == null
        || parts == null
        || !parts.isArray()
        || !(record instanceof ObjectNode whole)) {
      sink.accept(draft(parameters.named(record), outer, now));
      return;
    }
    for (JsonNode part : parts) {
      ObjectNode one = JsonNodeFactory.instance.objectNode();
      one.setAll(whole);
      one.set(each, part);
      sink.accept(draft(parameters.named(one), outer, now));
    }
  }

  private Draft draft(JsonNode record, Outer outer, Instant now) {
    Draft draft = new Draft();
    draft.provider = mapping.provider;
    Mapping.Case special = null;
    for (Mapping.Case one : mapping.cases) {
      if (one.when().holds(record)) {
        special = one;
        break;
      }
    }
    describe(record, special, draft);
    if (draft.refusal != null) {
      return draft;
    }
    time(record, outer, now, draft);
    user(record, outer, special, draft);
    origin.read(record, draft);
    draft.id = text("id", record);
    draft.userAgent = text("user_agent", record);
    draft.browser = orEmpty(text("browser", record));
    draft.os = orEmpty(text("os", record));
    draft.osVersion = orEmpty(text("os_version", record));
    draft.deviceKind = orEmpty(text("device", record));
    draft.session = text("session", record);
    draft.application = text("application", record);
    for (Condition condition : mapping.unattended) {
      draft.interactive &= !condition.holds(record);
    }
    for (Mapping.Anonymous one : mapping.anonymizers) {
      if (one.when().holds(record)) {
        draft.anonymizer(one.kind());
      }
    }
    Verdicts.of(mapping, record, draft);
    mapping.labels.forEach((label, path) -> draft.label(label, path.text(record)));
    mapping.known.keepOthers(record, draft);
    return draft;
  }

  private void describe(JsonNode record, Mapping.@Nullable Case special, Draft draft) {
    String word = first(mapping.action, record);
    String action = special == null ? null : special.action();
    if (special != null && !special.watched()) {
      action = "unwatched";
    }
    if (action == null) {
      action = mapped(word);
    }
    switch (action) {
      case "unwatched" -> {
        String field = mapping.action.isEmpty() ? "action" : mapping.action.getFirst().field();
        draft.refuse(
            new Refusal(
                Refusal.NOT_WATCHED,
                field,
                mapping.name + " " + Clip.of(orEmpty(word), 80) + " is not watched"));
      }
      case "own" -> draft.action = word == null ? Actions.LOGIN : Words.kebab(word);
      case "words" -> draft.action = ours(word);
      default -> draft.action = action;
    }
    String result = first(mapping.outcome, record);
    if (special != null && special.outcome() != null) {
      draft.outcome = special.outcome();
    } else if (mapping.success.matches(result)) {
      draft.outcome = Outcome.SUCCESS;
    } else if (mapping.failure.matches(result)) {
      draft.outcome = Outcome.FAILURE;
    } else {
      Outcome known = result == null ? null : Words.outcome(result);
      draft.outcome = known == null ? Outcome.UNKNOWN : known;
    }
    draft.reason =
        special != null && special.reason() != null
            ? special.reason()
            : draft.outcome == Outcome.SUCCESS ? null : text("reason", record);
  }

  /** For sources without a vocabulary of their own. */
  private static String ours(@Nullable String word) {
    String known = word == null ? Actions.LOGIN : Words.action(word);
    if (known != null) {
      return known;
    }
    String kebab = Words.kebab(orEmpty(word));
    if (kebab.contains("logged-out") || kebab.contains("signed-out")) {
      return Actions.LOGOUT;
    }
    boolean login =
        kebab.isEmpty()
            || kebab.contains("logged-in")
            || kebab.contains("signed-in")
            || kebab.contains("login")
            || kebab.contains("logon")
            || kebab.contains("sign-in")
            || kebab.contains("auth");
    return login ? Actions.LOGIN : kebab;
  }

  private String mapped(@Nullable String word) {
    if (word == null) {
      return mapping.otherwise;
    }
    String lower = word.toLowerCase(Locale.ROOT);
    String exact = mapping.actions.get(lower);
    if (exact != null) {
      return exact;
    }
    for (Map.Entry<String, String> entry : mapping.actions.entrySet()) {
      if (entry.getKey().indexOf('*') >= 0 && Glob.of(entry.getKey()).matches(word)) {
        return entry.getValue();
      }
    }
    return mapping.otherwise;
  }

  private void time(JsonNode record, Outer outer, Instant now, Draft draft) {
    List<FieldPath> paths = mapping.fields.getOrDefault("time", List.of());
    for (FieldPath path : paths) {
      JsonNode value = path.value(record);
      if (value != null && !value.isNull() && !value.isContainerNode()) {
        draft.time = Timestamps.read(value, mapping.zone, now);
        if (draft.time == null) {
          draft.refuse(
              Refusal.invalid(path.field(), "is no possible time: " + Clip.of(value.asText(), 64)));
        }
        return;
      }
    }
    JsonNode said = outer.time();
    draft.time = said == null ? null : Timestamps.read(said, mapping.zone, now);
    if (draft.time == null) {
      draft.refuse(Refusal.missing(paths.isEmpty() ? "time" : paths.getFirst().field()));
    }
  }

  private void user(JsonNode record, Outer outer, Mapping.@Nullable Case special, Draft draft) {
    List<FieldPath> paths = mapping.fields.getOrDefault("user", List.of());
    if (special != null && !special.user().isEmpty()) {
      paths = special.user();
    }
    draft.user = somebody(paths, record);
    if (draft.user == null && outer.subject() != null && !mapping.nobody.matches(outer.subject())) {
      draft.user = outer.subject();
    }
    if (draft.user == null) {
      String field = paths.isEmpty() ? "user" : paths.getFirst().field();
      String said = first(paths, record);
      draft.refuse(
          said == null
              ? Refusal.missing(field)
              : new Refusal(Refusal.MISSING, field, field + " names nobody: " + Clip.of(said, 64)));
    }
    // The record's ids are those of whom it names first: not of the target of somebody's act, nor
    // of
    // a nobody that was passed over.
    String named = first(mapping.fields.getOrDefault("user", List.of()), record);
    boolean usual = special == null || special.user().isEmpty();
    if (named == null ? usual : named.equals(draft.user)) {
      draft.userId = somebody(mapping.fields.getOrDefault("user_id", List.of()), record);
      draft.email = text("email", record);
    }
    draft.actor =
        special != null && !special.actor().isEmpty()
            ? somebody(special.actor(), record)
            : text("actor", record);
  }

  private @Nullable String somebody(List<FieldPath> paths, JsonNode record) {
    for (FieldPath path : paths) {
      String name = path.text(record);
      if (name != null && !mapping.nobody.matches(name)) {
        return name;
      }
    }
    return null;
  }

  private @Nullable String text(String field, JsonNode record) {
    return first(mapping.fields.getOrDefault(field, List.of()), record);
  }

  static @Nullable String first(List<FieldPath> paths, JsonNode record) {
    for (FieldPath path : paths) {
      String text = path.text(record);
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
