package io.loginwatch.ingest.format;

import com.fasterxml.jackson.core.io.SerializedString;
import io.loginwatch.core.login.Anonymizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A name as a log writes it in an object of an ECS record, one or several with dots, and what comes
 * of its value. Remembers the names that were inside it lately, and what came after it last.
 */
final class EcsName {
  /** What tells a record of ECS, where it is in the event. */
  private static final Pattern DESCRIBING =
      Pattern.compile("event\\.(category|outcome|action|kind)");

  private static final Pattern ELSEWHERE = Pattern.compile("(geo|geoip|client\\.geo)(\\.|$)");

  /** Null for the record itself. */
  final @Nullable SerializedString text;

  /** Where it leads; null where nothing is read. */
  final @Nullable EcsStep step;

  final boolean dotted;

  /** With dots in the record itself, whether its value is a label as it stands. */
  final boolean plain;

  /** With dots, the labels of the objects that it is in, outermost first. */
  final List<String> above;

  /** Whether it describes the event with a dot, which the event's own object should do. */
  final boolean dottedEvent;

  /** Whether it is about the other end of the connection, which may stand for the source. */
  final boolean client;

  /** Whether it is about a place that may stand for the source's. */
  final boolean elsewhere;

  /** Whether any of these: most names are none, and are read as fast as they can be. */
  final boolean marked;

  /** Whether it is the header of a request that says the user agent. */
  final boolean agentHeader;

  /** How the address hides its user if the value says yes; null where it says nothing of it. */
  final @Nullable Anonymizer hides;

  /** Whether it is known to say nothing that is worth a label. */
  final boolean silent;

  /** What it is called as a label. */
  final String label;

  /** Whether it stands among the labels that a pipeline gave. */
  final boolean inLabels;

  /** The name that came first inside it last time, and the one that came after it. */
  @Nullable EcsName first;

  @Nullable EcsName next;

  /** Where the text that it had last is among the recent ones. */
  int textPlace;

  private final @Nullable KnownNames known;
  private final Map<String, EcsName> inside = new HashMap<>();

  /** The record itself. */
  EcsName() {
    this.text = null;
    this.step = EcsStep.ROOT;
    this.known = EcsField.KNOWN;
    this.dotted = this.plain = this.dottedEvent = this.client = this.marked = false;
    this.above = List.of();
    this.silent = this.inLabels = this.elsewhere = this.agentHeader = false;
    this.hides = null;
    this.label = "";
  }

  private EcsName(EcsName in, String text) {
    this.text = new SerializedString(text);
    this.dotted = text.indexOf('.') >= 0;
    this.dottedEvent = DESCRIBING.matcher(text).matches();
    this.client = in.text == null && (text.equals("client") || text.startsWith("client."));
    this.inLabels = in.inLabels || in.isLabels();
    EcsStep step = in.step;
    EcsStep.Kind beyond = EcsStep.Kind.NOTHING;
    KnownNames named = inLabels ? null : in.known;
    boolean below = false;
    for (String part : dotted ? text.split("\\.", -1) : new String[] {text}) {
      EcsStep next = step == null ? null : step.to(part);
      beyond = next == null && step != null ? step.kind() : beyond;
      below |= part.isEmpty() || (next == null && step != null && !step.isObject());
      step = next;
      named = named == null || named.whole() ? named : named.under(part);
    }
    boolean odd = beyond == EcsStep.Kind.ODD || beyond == EcsStep.Kind.LABELS;
    // With dots, what is looked at as a whole is reached from outside of it.
    this.step = dotted && odd ? EcsStep.ODD : step;
    this.known = named;
    this.silent = named != null && named.whole();
    this.label = in.text == null || in.isLabels() ? text : in.label + "." + text;
    this.plain = dotted && in.text == null && !below && !inLabels && !label.startsWith("azure.");
    this.above = dotted ? above(label) : List.of();
    int dot = label.lastIndexOf('.');
    String parent = dot < 0 ? "" : label.substring(0, dot);
    String last = label.substring(dot + 1);
    this.elsewhere = !inLabels && ELSEWHERE.matcher(label).lookingAt();
    this.agentHeader = !inLabels && parent.equals(EcsTree.HEADERS) && EcsTree.isAgentHeader(last);
    this.marked = dotted || dottedEvent || client || elsewhere;
    this.hides =
        in.isLabels()
            ? AddressTags.labelled(text)
            : !inLabels && parent.equals("source") ? AddressTags.flag(last) : null;
  }

  private static List<String> above(String label) {
    var above = new ArrayList<String>();
    for (int dot = label.indexOf('.'); dot >= 0; dot = label.indexOf('.', dot + 1)) {
      above.add(label.substring(0, dot));
    }
    return List.copyOf(above);
  }

  /** The name of that spelling inside it; null if it was not there before. */
  @Nullable EcsName known(String spelling) {
    return inside.get(spelling);
  }

  /** Remembers a name inside it. */
  EcsName learn(String spelling) {
    EcsName name = new EcsName(this, spelling);
    inside.put(spelling, name);
    return name;
  }

  private boolean isLabels() {
    return step != null && step.kind() == EcsStep.Kind.LABELS;
  }
}
