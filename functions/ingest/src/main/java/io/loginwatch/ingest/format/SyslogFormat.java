package io.loginwatch.ingest.format;

import com.fasterxml.jackson.databind.JsonNode;
import io.loginwatch.core.login.Actions;
import io.loginwatch.core.login.Outcome;
import io.loginwatch.ingest.Refusal;
import io.loginwatch.ingest.wire.Outer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
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

  /**
   * What a message means.
   *
   * @param words a finder of groups named user, ip, actor, method, times
   */
  private record Meaning(Pattern words, String action, Outcome outcome, @Nullable String reason) {
    static Meaning of(String words, String action, Outcome outcome, @Nullable String reason) {
      return new Meaning(Pattern.compile(words), action, outcome, reason);
    }
  }

  private static final String WHO = "(?:invalid user |illegal user )?(?<user>.{0,256}?)";
  private static final String FROM = " from (?<ip>\\S{1,255})";

  private static final List<Meaning> MEANINGS =
      List.of(
          Meaning.of(
              "^Accepted (?<method>\\S{1,64}) for " + WHO + FROM + " port \\d+.*",
              Actions.LOGIN,
              Outcome.SUCCESS,
              null),
          Meaning.of(
              "^Failed (?<method>\\S{1,64}) for (?:invalid|illegal) user (?<user>.{0,256}?)"
                  + FROM
                  + "(?: port \\d+.*)?",
              Actions.LOGIN,
              Outcome.FAILURE,
              "invalid user"),
          Meaning.of(
              "^Failed (?<method>\\S{1,64}) for (?<user>.{0,256}?)" + FROM + "(?: port \\d+.*)?",
              Actions.LOGIN,
              Outcome.FAILURE,
              null),
          Meaning.of(
              "^(?:Invalid|Illegal) user (?<user>.{0,256}?)" + FROM + "(?: port \\d+)?",
              Actions.LOGIN,
              Outcome.FAILURE,
              "invalid user"),
          Meaning.of(
              "^error: PAM: (?<reason>.{1,200}?) for " + WHO + FROM,
              Actions.LOGIN,
              Outcome.FAILURE,
              null),
          Meaning.of(
              "^error: maximum authentication attempts exceeded for " + WHO + FROM + " port \\d+.*",
              Actions.LOGIN,
              Outcome.FAILURE,
              "maximum authentication attempts exceeded"),
          Meaning.of(
              "^User (?<user>\\S{1,256})" + FROM + " not allowed because.*",
              Actions.ACCOUNT_BLOCKED,
              Outcome.FAILURE,
              "not allowed"),
          Meaning.of(
              "^(?:fatal: )?Access denied for user (?<user>\\S{1,256}) by PAM account.*",
              Actions.ACCOUNT_BLOCKED,
              Outcome.FAILURE,
              "denied by PAM"),
          Meaning.of(
              "^(?:pam_(?:unix|sss|ldap|krb5)\\((?<service>[^:)]{1,64}):auth\\): )?authentication"
                  + " failure; .*?ruser=(?<actor>\\S*) +rhost=(?<ip>\\S*)(?:"
                  + " +user=(?<user>\\S*))?.*",
              Actions.LOGIN,
              Outcome.FAILURE,
              "authentication failure"),
          Meaning.of(
              "^pam_faillock\\((?<service>[^:)]{1,64}):auth\\): Consecutive login failures for user"
                  + " (?<user>\\S{1,256}) account temporarily locked.*",
              Actions.ACCOUNT_LOCKED,
              Outcome.FAILURE,
              null),
          Meaning.of(
              "^pam_tally2?\\((?<service>[^:)]{1,64}):auth\\): user (?<user>\\S{1,256}) \\(\\d+\\)"
                  + " tally \\d+, deny \\d+",
              Actions.ACCOUNT_BLOCKED,
              Outcome.FAILURE,
              null),
          Meaning.of(
              "^(?:pam_unix\\()?(?<service>login|gdm[^:)]{0,32}|lightdm|sddm):session\\): session"
                  + " opened for user (?<user>[^\\s(]{1,256}).*",
              Actions.LOGIN,
              Outcome.SUCCESS,
              null),
          Meaning.of(
              "^pam_unix\\((?<service>[^:)]{1,64}):session\\): session closed for user"
                  + " (?<user>[^\\s(]{1,256}).*",
              Actions.LOGOUT,
              Outcome.SUCCESS,
              null),
          Meaning.of(
              "^pam_unix\\((?<service>[^:)]{1,64}):chauthtok\\): password changed for"
                  + " (?<user>\\S{1,256}).*",
              Actions.PASSWORD_CHANGED,
              Outcome.SUCCESS,
              null),
          Meaning.of(
              "^add '(?<user>[^']{1,256})' to group '(?<reason>sudo|wheel|admin|root|docker|lxd)'",
              Actions.ROLE_CHANGED,
              Outcome.SUCCESS,
              null),
          Meaning.of(
              "^(?<user>\\S{1,256}) : (?<times>\\d{1,3}) incorrect password attempts? ;.*",
              Actions.LOGIN,
              Outcome.FAILURE,
              "incorrect password"),
          Meaning.of(
              "^FAILED SU \\(to (?<user>\\S{1,256})\\) (?<actor>\\S{1,256}) on .*",
              Actions.LOGIN,
              Outcome.FAILURE,
              "su"),
          Meaning.of(
              "^FAILED LOGIN \\(?\\d*\\)? ?(?:on '\\S*' )?FOR '(?<user>[^']{1,256})',"
                  + " (?<reason>.{1,100})",
              Actions.LOGIN,
              Outcome.FAILURE,
              null));

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
        || meaning(inner(line.message())) != null;
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
    Meaning meaning = meaning(inner(line.message()));
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
    Matcher found = meaning.words.matcher(inner(line.message()));
    if (!found.matches()) {
      throw new IllegalStateException("matched before: " + meaning.words);
    }
    draft.action = meaning.action;
    draft.outcome = meaning.outcome;
    String reason = group(found, "reason");
    draft.reason = reason != null ? reason : meaning.reason;
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

  private static @Nullable Meaning meaning(String message) {
    for (Meaning meaning : MEANINGS) {
      if (meaning.words.matcher(message).matches()) {
        return meaning;
      }
    }
    return null;
  }

  private static @Nullable String group(Matcher found, String name) {
    if (!found.pattern().namedGroups().containsKey(name)) {
      return null;
    }
    String text = found.group(name);
    return text == null ? null : Fields.something(text);
  }
}
