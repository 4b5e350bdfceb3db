package io.loginwatch.ingest.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.loginwatch.ingest.wire.Outer;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The Elastic Common Schema, nested or dotted, with arrays or single values, and what this product
 * writes itself. In Java and not a mapping because it is on the hot path: what the record says is
 * read off its tokens where its shape is the usual one, and else from its tree; what that means is
 * said once for both, in {@link EcsMeaning}.
 */
final class EcsFormat implements Format {
  private final EcsMeaning meaning;

  EcsFormat(Watch watch) {
    this.meaning = new EcsMeaning(watch);
  }

  @Override
  public String name() {
    return "ecs";
  }

  @Override
  public boolean recognises(JsonNode record) {
    JsonNode event = record.get("event");
    if (event != null && event.isObject()) {
      boolean described =
          isWord(event, "category")
              || isWord(event, "outcome")
              || isWord(event, "action")
              || isWord(event, "kind");
      JsonNode source = record.get("source");
      return described
          && (record.has("@timestamp")
              || record.has("user")
              || record.has("user.name")
              || (source != null && source.isObject()));
    }
    return record.has("event.category")
        || record.has("event.outcome")
        || record.has("event.action")
        || (record.has("@timestamp")
            && (record.has("user.name") || record.path("user").isObject()));
  }

  @Override
  public void read(JsonNode raw, Outer outer, Instant now, Consumer<Draft> sink) {
    JsonNode record = Fields.nested(raw);
    EcsRecord said = EcsTree.read(record, outer);
    Draft draft = meaning.of(said, now);
    if (draft.user != null) {
      JsonNode labels = Fields.object(record, "labels");
      if (labels != null) {
        KnownNames.of(List.of()).keepOthers(labels, draft);
      }
      EcsField.KNOWN.keepOthers(record, draft);
    }
    complete(said, draft);
    sink.accept(draft);
  }

  @Override
  public TokenReader tokens() {
    EcsTokens reader = new EcsTokens();
    return (tokens, now) -> {
      EcsRecord said = reader.read(tokens);
      return said == null ? null : labelled(said, now);
    };
  }

  private @Nullable Draft labelled(EcsRecord said, Instant now) {
    Draft draft = meaning.of(said, now);
    if (!said.labels.isEmpty() || !said.others.isEmpty()) {
      BiConsumer<String, String> keep = (name, text) -> KnownNames.keep(name, text, draft);
      said.labels.forEach(keep);
      said.others.forEach(keep);
    }
    complete(said, draft);
    return draft.refusal == null ? draft : null;
  }

  /** With what is among the labels. */
  private static void complete(EcsRecord said, Draft draft) {
    if (said.agentLabel != null && draft.labels != null) {
      draft.labels.remove(said.agentLabel);
    }
    EcsMeaning.secondFactor(said, draft);
  }

  private static boolean isWord(JsonNode event, String name) {
    JsonNode value = event.get(name);
    return value != null && (value.isTextual() || value.isArray());
  }
}
