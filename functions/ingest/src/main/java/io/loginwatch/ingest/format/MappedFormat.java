package io.loginwatch.ingest.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.ingest.Refusal;
import io.loginwatch.ingest.wire.Outer;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Reads records as a {@link Mapping} says. */
final class MappedFormat implements Format {
  private final Mapping mapping;
  private final Parameters parameters;
  private final MappedAction action;
  private final MappedUser user;
  private final MappedOrigin origin;

  MappedFormat(Mapping mapping) {
    this.mapping = mapping;
    this.parameters = new Parameters(mapping.parameters);
    this.action = new MappedAction(mapping);
    this.user = new MappedUser(mapping);
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
    action.read(record, special, draft);
    if (draft.refusal != null) {
      return draft;
    }
    time(record, outer, now, draft);
    user.read(record, outer, special, draft);
    origin.read(record, draft);
    draft.id = mapping.text("id", record);
    draft.userAgent = mapping.text("user_agent", record);
    draft.browser = textOrEmpty("browser", record);
    draft.browserVersion = textOrEmpty("browser_version", record);
    draft.os = textOrEmpty("os", record);
    draft.osVersion = textOrEmpty("os_version", record);
    draft.deviceKind = textOrEmpty("device", record);
    draft.session = mapping.text("session", record);
    draft.application = mapping.text("application", record);
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

  private void time(JsonNode record, Outer outer, Instant now, Draft draft) {
    List<FieldPath> paths = mapping.paths("time");
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

  private String textOrEmpty(String field, JsonNode record) {
    String text = mapping.text(field, record);
    return text == null ? "" : text;
  }
}
