package io.loginwatch.ingest.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes a body apart: one JSON value, an array of them, one a line, one after the other, or lines
 * of text. What is broken costs the element or line it is in, never what follows.
 *
 * <p>Memory is one document, whatever the length of the stream. Not for use by several threads.
 */
public final class Documents {
  private final Lookahead body;
  private final @Nullable ObjectsInARow objects;
  private boolean inArray;
  private int line = 1;
  private int lastLine = 1;

  /** One piece of the body. */
  public sealed interface Document {
    /** A JSON value, or a line of text as a text node. */
    record Value(JsonNode node) implements Document {}

    /** Bytes that are no JSON although they look like it. */
    record Broken(String text, String why) implements Document {}
  }

  /**
   * Takes objects off their tokens where it can; these are not handed out. Gives what is to be done
   * once it is clear that the object is whole, or null to leave it to be read to a tree.
   */
  @FunctionalInterface
  public interface Shortcut {
    @Nullable Runnable read(JsonParser tokens) throws IOException;
  }

  public Documents(byte[] body) {
    this(new Lookahead(body), null);
  }

  public Documents(byte[] body, @Nullable Shortcut shortcut) {
    this(new Lookahead(body), shortcut);
  }

  public Documents(InputStream in, @Nullable Shortcut shortcut) {
    this(new Lookahead(in), shortcut);
  }

  private Documents(Lookahead body, @Nullable Shortcut shortcut) {
    this.body = body;
    this.objects = shortcut == null ? null : new ObjectsInARow(body, shortcut);
  }

  /** The line, from 1, on which the last piece began. */
  public int beganOn() {
    return lastLine;
  }

  /** The next piece that no shortcut took, or null after the last. */
  public @Nullable Document next() {
    while (true) {
      if (!skipBlank()) {
        return null;
      }
      lastLine = line;
      byte first = body.peek(0);
      if (inArray && first == ']') {
        inArray = false;
        body.take(1);
      } else if (!inArray && first == '[' && opensArray()) {
        inArray = true;
        body.take(1);
      } else if (first != '{' || !takenShort()) {
        return inArray ? element() : first == '{' ? object() : line();
      }
    }
  }

  /**
   * Between documents: white space, commas, a byte order mark, the record separator of RFC 7464.
   */
  private boolean skipBlank() {
    while (body.has(1)) {
      byte b = body.peek(0);
      if (Lookahead.isSpace(b) || b == ',' || b == 0x1e) {
        line += b == '\n' ? 1 : 0;
        body.take(1);
      } else if (b == (byte) 0xef && body.has(3) && body.peek(1) == (byte) 0xbb) {
        body.take(3);
      } else {
        return true;
      }
    }
    return false;
  }

  /** Some logs write lines that begin with a bracket; an array goes on with a value. */
  private boolean opensArray() {
    for (int i = 1; body.has(i + 1); i++) {
      byte b = body.peek(i);
      if (!Lookahead.isSpace(b)) {
        return b == '{' || b == '[' || b == ']' || b == '"';
      }
    }
    return true;
  }

  /** Whether the shortcut took the object that begins here. */
  private boolean takenShort() {
    if (objects == null) {
      return false;
    }
    Runnable then = objects.take(line, inArray);
    if (then == null) {
      return false;
    }
    line = objects.line();
    then.run();
    return true;
  }

  /** An object that, as a rule, ends on the line it begins on. */
  private Document object() {
    int line = body.lengthOfLine();
    try (JsonParser parser = body.parser(line)) {
      JsonNode node = parser.readValueAsTree();
      body.take((int) parser.currentLocation().getByteOffset());
      return new Document.Value(node);
    } catch (IOException e) {
      int length = body.lengthOfValue(true);
      return length > line ? parsed(length) : broken(line, e);
    }
  }

  private Document element() {
    return parsed(body.lengthOfValue(false));
  }

  private Document parsed(int length) {
    line += body.lineBreaks(length);
    try (JsonParser parser = body.parser(length)) {
      JsonNode node = parser.readValueAsTree();
      if (node == null || parser.nextToken() != null) {
        return broken(length, "more than one value");
      }
      body.take(length);
      return new Document.Value(node);
    } catch (IOException e) {
      return broken(length, e);
    }
  }

  private Document line() {
    int length = body.lengthOfLine();
    String text = body.text(length);
    body.take(length);
    return new Document.Value(TextNode.valueOf(text));
  }

  private Document broken(int length, IOException why) {
    String message =
        why instanceof JsonProcessingException json
            ? json.getOriginalMessage()
            : String.valueOf(why.getMessage());
    return broken(length, message);
  }

  private Document broken(int length, String why) {
    String text = body.text(length);
    body.take(Math.max(length, 1));
    return new Document.Broken(text, why);
  }
}
