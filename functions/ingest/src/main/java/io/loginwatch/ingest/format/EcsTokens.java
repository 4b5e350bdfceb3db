package io.loginwatch.ingest.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads an ECS record off its tokens, without a tree. Knows the usual shape only: single texts
 * where texts belong, every name once, nested or dotted but not what tells the event both. It
 * declines everything else, which {@link EcsTree} then reads; what it reads, that reads alike.
 *
 * <p>Not for use by several threads.
 */
final class EcsTokens {
  /** Beyond this, labels are bounded in ways that are the tree's. */
  private static final int MOST_NAMES = 300;

  /** Characters of a name; ECS has none of half of that. */
  private static final int LONGEST_NAME = 128;

  /** Names that are remembered; a log has some dozens. */
  private static final int MOST_REMEMBERED = 512;

  private EcsName root = new EcsName();

  /** The names under it. */
  private int remembered;

  private final RecentTexts recent = new RecentTexts();

  private final EcsRecord said = new EcsRecord();
  private final Function<String, @Nullable String> others = this::other;
  private final EcsSpecial special = new EcsSpecial(said, recent);
  private final boolean[] seen = new boolean[EcsStep.MOST];
  private int names;
  private boolean dotted;
  private boolean dottedEvent;
  private boolean client;
  private boolean placed;
  private boolean elsewhere;
  private @Nullable EcsName agentHeader;

  private boolean dottedInside;
  private final DottedOrder order = new DottedOrder();

  /**
   * What the record says whose opening brace is next, until the next is read; null if its shape is
   * not the usual one.
   */
  @Nullable EcsRecord read(JsonParser tokens) throws IOException {
    said.clear();
    Arrays.fill(seen, false);
    names = 0;
    dotted = false;
    dottedEvent = false;
    client = false;
    placed = false;
    elsewhere = false;
    agentHeader = null;
    dottedInside = false;
    order.clear();
    if (tokens.nextToken() != JsonToken.START_OBJECT || !object(tokens, root) || !asUsual()) {
      return null;
    }
    if (agentHeader != null) {
      said.orElseAgent(agentHeader.label, said.others.get(agentHeader.label));
    }
    if (said.others.containsKey("azure")) {
      AzureSignIn.complete(said, others);
    }
    OktaStep.complete(said, others);
    said.orElseSession(Fields.something(said.labels.getOrDefault("session_id", "")));
    boolean described =
        said.categories != null
            || said.text(EcsField.ACTION) != null
            || said.text(EcsField.OUTCOME) != null;
    return described && said.user() != null && said.time != null ? said : null;
  }

  private @Nullable String other(String name) {
    return Fields.something(said.others.getOrDefault(name, ""));
  }

  private boolean asUsual() {
    return !(dottedEvent && seen[EcsStep.EVENT.number()])
        && !(dotted && !areLabels())
        && !(client && said.text(EcsField.IP) == null)
        && !(elsewhere && !placed);
  }

  /** Whether what is not read makes the labels that it makes in a tree, in the same order. */
  private boolean areLabels() {
    return said.others.isEmpty() || (!dottedInside && order.isOfTree(said.others.keySet()));
  }

  /**
   * Reads an object; false to decline. A log has the same names in the same order record after
   * record, so that each is first held against the one that came next here last time.
   */
  private boolean object(JsonParser tokens, EcsName in) throws IOException {
    EcsName before = null;
    while (true) {
      EcsName name = before == null ? in.first : before.next;
      if (name == null || !tokens.nextFieldName(name.text)) {
        String text = name == null ? tokens.nextFieldName() : tokens.currentName();
        if (text == null || tokens.currentToken() == JsonToken.END_OBJECT) {
          return true;
        }
        if (text.length() > LONGEST_NAME) {
          return false;
        }
        name = name(in, text);
        if (before == null) {
          in.first = name;
        } else {
          before.next = name;
        }
      }
      before = name;
      if (++names > MOST_NAMES) {
        return false;
      }
      if (in.text == null) {
        order.add(name);
      } else {
        dottedInside |= name.dotted;
      }
      if (name.marked) {
        note(name);
      }
      JsonToken token = tokens.nextToken();
      if (!(name.step == null ? other(tokens, token, name) : value(tokens, token, name))) {
        return false;
      }
    }
  }

  private void note(EcsName name) {
    dotted |= name.dotted;
    dottedEvent |= name.dottedEvent;
    client |= name.client;
    elsewhere |= name.elsewhere;
  }

  private EcsName name(EcsName in, String text) {
    EcsName known = in.known(text);
    if (known != null) {
      return known;
    }
    if (++remembered > MOST_REMEMBERED) {
      root = new EcsName();
      remembered = 0;
    }
    return in.learn(text);
  }

  private boolean value(JsonParser tokens, JsonToken token, EcsName name) throws IOException {
    EcsStep step = Objects.requireNonNull(name.step);
    if (seen[step.number()] || step.kind() == EcsStep.Kind.ODD) {
      return false;
    }
    seen[step.number()] = true;
    if (token == JsonToken.VALUE_NULL) {
      return true;
    }
    if (step.isObject()) {
      placed |= step == EcsStep.PLACE;
      if (step == EcsStep.POINT && token == JsonToken.START_ARRAY) {
        return special.point(tokens);
      }
      if (step == EcsStep.POINT && token == JsonToken.VALUE_STRING) {
        said.location = TextNode.valueOf(tokens.getText());
        return true;
      }
      return token == JsonToken.START_OBJECT && object(tokens, name);
    }
    if (step.text() != null) {
      if (token == JsonToken.START_OBJECT) {
        return false;
      }
      boolean recurs = token == JsonToken.VALUE_STRING && !step.text().isOfOne();
      String text =
          recurs
              ? recent.something(tokens, name)
              : Fields.something(TokenValues.text(tokens, token));
      said.text(step.text(), text);
      if (!name.silent) {
        said.others.put(name.label, Objects.requireNonNullElse(text, ""));
      }
      return true;
    }
    return step.kind() == EcsStep.Kind.LABELS
        ? token == JsonToken.START_OBJECT && object(tokens, name)
        : special.read(tokens, token, name);
  }

  /** A name that is not read: nothing, or a label. */
  private boolean other(JsonParser tokens, JsonToken token, EcsName name) throws IOException {
    if (name.silent) {
      tokens.skipChildren();
      return true;
    }
    boolean object = token == JsonToken.START_OBJECT;
    if (name.dotted && (!name.plain || object)) {
      return false;
    }
    String text = object ? "" : TokenValues.text(tokens, token);
    // What is empty is noted, too: of two with one name only the second counts in a tree.
    String meaning = Objects.requireNonNullElse(Fields.something(text), "");
    if (name.hides != null) {
      AddressTags.answer(name.hides, meaning, said.tagged);
    }
    if (name.agentHeader && agentHeader == null && !meaning.isEmpty()) {
      agentHeader = name;
    }
    // Of several clients the first is meant, which is not read here.
    elsewhere |= name.client && token == JsonToken.START_ARRAY;
    Map<String, String> into = name.inLabels ? said.labels : said.others;
    return into.put(name.label, meaning) == null && (!object || object(tokens, name));
  }
}
