package io.loginwatch.local.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.local.lambda.FunctionFailed;
import io.loginwatch.local.lambda.RunningFunction;
import io.loginwatch.sam.EventSource.Stream;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Brings batches through a function as an event source mapping does: what failed is tried again
 * from the first failed record on, split where the mapping bisects, with growing pauses, and given
 * up after so many retries or when it is too old.
 */
final class Batches {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final Stream source;
  private final RunningFunction function;
  private final GivenUp givenUp;
  private final InstantSource clock;

  /** Set by another thread. */
  private volatile boolean closed;

  Batches(Stream source, RunningFunction function, GivenUp givenUp, InstantSource clock) {
    this.source = source;
    this.function = function;
    this.givenUp = givenUp;
    this.clock = clock;
  }

  /** Tries nothing again that fails from now on: it comes again after a restart. */
  void close() {
    closed = true;
  }

  /**
   * Returns when every record has been handled or given up.
   *
   * @throws InterruptedException if it was closed before that
   */
  void bring(List<Entry> batch) throws InterruptedException {
    List<Entry> rest = batch;
    Duration pause = FIRST_PAUSE;
    for (int retries = 0; ; retries++) {
      int failed = attempt(rest);
      if (failed == rest.size()) {
        return;
      }
      if (closed) {
        throw new InterruptedException("closed");
      }
      if (failed > 0) {
        retries = -1; // what is left has not been tried by itself
      }
      rest = young(rest.subList(failed, rest.size()));
      if (rest.isEmpty()) {
        return;
      }
      if (source.bisects() && rest.size() > 1) {
        int half = rest.size() / 2;
        bring(rest.subList(0, half));
        bring(rest.subList(half, rest.size()));
        return;
      }
      if (source.retries() != null && retries >= source.retries()) {
        giveUp(rest);
        return;
      }
      Thread.sleep(pause);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
    }
  }

  /** How many records from the front were handled. */
  private int attempt(List<Entry> batch) throws InterruptedException {
    ObjectNode event = JSON.createObjectNode();
    ArrayNode records = event.putArray("Records");
    batch.forEach(entry -> records.add(entry.json()));
    try {
      byte[] answer = function.invoke(JSON.writeValueAsBytes(event));
      return source.reportsFailures() ? handled(answer, batch) : batch.size();
    } catch (FunctionFailed e) {
      return 0;
    } catch (IOException e) {
      return 0; // an answer that is not JSON is a failure of the whole batch
    }
  }

  private static int handled(byte[] answer, List<Entry> batch) throws IOException {
    if (answer.length == 0) {
      return batch.size();
    }
    int handled = batch.size();
    for (JsonNode failure : JSON.readTree(answer).path("batchItemFailures")) {
      String sequence = failure.path("itemIdentifier").asText();
      int at = 0; // an identifier that names no record fails the whole batch
      for (int i = 0; i < batch.size(); i++) {
        if (batch.get(i).sequence().toString().equals(strip(sequence))) {
          at = i;
        }
      }
      handled = Math.min(handled, at);
    }
    return handled;
  }

  /** Sequence numbers are padded with zeros. */
  private static String strip(String sequence) {
    return sequence.replaceFirst("^0+(?=.)", "");
  }

  private List<Entry> young(List<Entry> batch) {
    Duration oldest = source.maximumAge();
    if (oldest == null) {
      return batch;
    }
    var cut = clock.instant().minus(oldest);
    var old = batch.stream().filter(entry -> entry.created().isBefore(cut)).toList();
    if (!old.isEmpty()) {
      giveUp(old);
    }
    return batch.stream().filter(entry -> !entry.created().isBefore(cut)).toList();
  }

  private void giveUp(List<Entry> batch) {
    String queue = source.onFailure();
    givenUp.hear(
        queue == null ? "" : queue,
        function.function().id(),
        batch.stream().map(entry -> (JsonNode) entry.json()).toList());
  }
}
