package io.loginwatch.ingest.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.loginwatch.ingest.Refusal;
import io.loginwatch.ingest.wire.Outer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose login it is, and who acted on it, as a {@link Mapping} tells. */
final class MappedUser {
  private final Mapping mapping;

  MappedUser(Mapping mapping) {
    this.mapping = mapping;
  }

  /** Reads them; refuses a record that names nobody. */
  void read(JsonNode record, Outer outer, Mapping.@Nullable Case special, Draft draft) {
    List<FieldPath> paths = mapping.paths("user");
    if (special != null && !special.user().isEmpty()) {
      paths = special.user();
    }
    draft.user = somebody(paths, record);
    if (draft.user == null && outer.subject() != null && !mapping.nobody.matches(outer.subject())) {
      draft.user = outer.subject();
    }
    if (draft.user == null) {
      String field = paths.isEmpty() ? "user" : paths.getFirst().field();
      String said = FieldPath.first(paths, record);
      draft.refuse(
          said == null
              ? Refusal.missing(field)
              : new Refusal(Refusal.MISSING, field, field + " names nobody: " + Clip.of(said, 64)));
    }
    // The record's ids are those of whom it names first: not of the target of somebody's act, nor
    // of a nobody that was passed over.
    String named = FieldPath.first(mapping.paths("user"), record);
    boolean usual = special == null || special.user().isEmpty();
    if (named == null ? usual : named.equals(draft.user)) {
      draft.userId = somebody(mapping.paths("user_id"), record);
      draft.email = mapping.text("email", record);
    }
    draft.actor =
        special != null && !special.actor().isEmpty()
            ? somebody(special.actor(), record)
            : mapping.text("actor", record);
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
}
