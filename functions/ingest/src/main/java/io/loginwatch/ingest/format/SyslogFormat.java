package io.loginwatch.ingest.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.loginwatch.ingest.Refusal;
import io.loginwatch.ingest.wire.Outer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lines of sshd, PAM, sudo and su, with a syslog header or without. */
final class SyslogFormat implements Format {
  /** Times that one line may count: "message repeated" is no amplifier. */
  private static final int MAX_REPEATS = 100;

  private static final Pattern REPEATED =
      Pattern.compile("message repeated (\\d{1,9}) times: \\[ ?(.*?)]?");

  @Override
  public String name() {
    return "syslog";
  }

  @Override
  public boolean recognises(JsonNode record) {
    if (!record.isTextual()) {
      return false;
    }
    LogLine line = LogLine.of(Clip.of(record.textValue(), 4_096));
    // Whatever else a machine logs beside its logins is understood, and not wanted; but JSON in a
    // line of syslog is another format's.
    return (line.program() != null && !line.message().startsWith("{"))
        || SyslogMeaning.of(inner(line.message())) != null;
  }

  @Override
  public void read(JsonNode record, Outer outer, Instant now, Consumer<Draft> sink) {
    if (!record.isTextual()) {
      Draft draft = new Draft();
      draft.refuse(new Refusal(Refusal.UNKNOWN_FORMAT, null, "is no line of text"));
      sink.accept(draft);
      return;
    }
    LogLine line = LogLine.of(Clip.of(record.textValue(), 4_096));
    Matcher repeated = REPEATED.matcher(line.message());
    int copies = 1;
    if (repeated.matches()) {
      copies = Math.clamp(Long.parseLong(repeated.group(1)), 1, MAX_REPEATS);
    }
    for (int copy = 0; copy < copies; copy++) {
      sink.accept(draft(line, outer, now));
    }
  }

  private static Draft draft(LogLine line, Outer outer, Instant now) {
    Draft draft = new Draft();
    SyslogMeaning meaning = SyslogMeaning.of(inner(line.message()));
    if (meaning == null) {
      draft.refuse(
          new Refusal(
              Refusal.NOT_WATCHED, "message", "the line is about something else than a login"));
      return draft;
    }
    Instant shipped =
        outer.time() == null ? null : Timestamps.read(outer.time(), ZoneOffset.UTC, now);
    draft.time = line.instant(shipped, now);
    if (draft.time == null) {
      draft.refuse(
          line.time() == null
              ? Refusal.missing("time")
              : Refusal.invalid("time", "is no possible time: " + line.time()));
    }
    Matcher found = meaning.words().matcher(inner(line.message()));
    if (!found.matches()) {
      throw new IllegalStateException("matched before: " + meaning.words());
    }
    draft.action = meaning.action();
    draft.outcome = meaning.outcome();
    String reason = group(found, "reason");
    draft.reason = reason != null ? reason : meaning.reason();
    draft.user = group(found, "user");
    draft.actor = group(found, "actor");
    if (draft.user == null && draft.actor != null) {
      draft.user = draft.actor;
    }
    if (draft.user == null) {
      draft.refuse(Refusal.missing("user"));
    }
    String from = group(found, "ip");
    draft.ip = from == null ? null : Addresses.canonical(from);
    if (draft.ip == null) {
      draft.label("source.domain", from);
    }
    String service = group(found, "service");
    String program = service != null ? service : line.program() != null ? line.program() : "sshd";
    // Since OpenSSH 9.8 its parts have names of their own: sshd-session, sshd-auth.
    boolean ssh = program.startsWith("sshd");
    draft.application = ssh ? "sshd" : program;
    draft.provider = ssh ? "sshd" : "pam";
    draft.label("method", group(found, "method"));
    draft.label("host.name", line.host() != null ? line.host() : outer.host());
    return draft;
  }

  /** The message that was repeated, or the message. */
  private static String inner(String message) {
    Matcher repeated = REPEATED.matcher(message);
    return repeated.matches() ? repeated.group(2).strip() : message;
  }

  private static @Nullable String group(Matcher found, String name) {
    if (!found.pattern().namedGroups().containsKey(name)) {
      return null;
    }
    String text = found.group(name);
    return text == null ? null : Fields.something(text);
  }
}
