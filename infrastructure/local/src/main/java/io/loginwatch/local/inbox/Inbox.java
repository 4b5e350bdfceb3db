package io.loginwatch.local.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.local.inbox.Message.Way;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * What was received, newest last, the oldest forgotten after {@value #KEPT}. Safe for use by
 * several threads.
 */
public final class Inbox {

  private static final int KEPT = 500;

  private final Deque<Message> messages = new ArrayDeque<>();
  private final List<Consumer<Message>> listeners = new CopyOnWriteArrayList<>();
  private final InstantSource clock;
  private int count;

  public Inbox(InstantSource clock) {
    this.clock = clock;
  }

  /** Calls the listener with each message that comes from now on. */
  public void onMessage(Consumer<Message> listener) {
    listeners.add(listener);
  }

  public void forget(Consumer<Message> listener) {
    listeners.remove(listener);
  }

  public synchronized List<Message> messages() {
    return List.copyOf(messages);
  }

  /** The messages that came in that way. */
  public List<Message> messages(Way way) {
    return messages().stream().filter(message -> message.way() == way).toList();
  }

  void receive(Way way, String to, String title, String text, JsonNode body) {
    Message message;
    synchronized (this) {
      message = new Message(++count, way, clock.instant(), to, title, text, body);
      messages.addLast(message);
      if (messages.size() > KEPT) {
        messages.removeFirst();
      }
    }
    listeners.forEach(listener -> listener.accept(message));
  }

  /** Stands for the on-failure queues: says what no retry could bring through. */
  public void givenUp(String queue, String function, List<JsonNode> records) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    records.forEach(body.putArray("Records")::add);
    String name = queue.substring(queue.lastIndexOf(':') + 1);
    receive(
        Way.GIVEN_UP,
        name,
        function + " gave up " + records.size() + " records",
        "They wait in the queue " + name + ".",
        body);
  }
}
