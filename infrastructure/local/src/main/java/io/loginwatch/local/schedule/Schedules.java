package io.loginwatch.local.schedule;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.local.lambda.FunctionFailed;
import io.loginwatch.local.lambda.Functions;
import io.loginwatch.local.lambda.RunningFunction;
import io.loginwatch.sam.EventSource.Schedule;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Invokes each function that has a schedule, each time its period is over. */
public final class Schedules implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Schedules.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(0, Thread.ofVirtual().name("schedule").factory());
  private final InstantSource clock;

  public Schedules(Functions functions, InstantSource clock) {
    this.clock = clock;
    for (RunningFunction function : functions.all()) {
      function
          .function()
          .events()
          .forEach((name, source) -> {
            if (source instanceof Schedule schedule) {
              long every = schedule.every().toMillis();
              threads.scheduleAtFixedRate(
                  () -> invoke(function, name), every, every, TimeUnit.MILLISECONDS);
            }
          });
    }
  }

  /** Invokes a function as that schedule would, without waiting for it. */
  private void invoke(RunningFunction function, String schedule) {
    try {
      function.invoke(event(schedule));
    } catch (FunctionFailed e) {
      log.atWarn().addKeyValue("schedule", schedule).log("failed; the next period tries again");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private byte[] event(String schedule) {
    ObjectNode event = JSON.createObjectNode();
    event
        .put("version", "0")
        .put("id", UUID.randomUUID().toString())
        .put("detail-type", "Scheduled Event")
        .put("source", "aws.scheduler")
        .put("account", "000000000000")
        .put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
        .put("region", "eu-west-1")
        .put("detail", "{}");
    event
        .putArray("resources")
        .add("arn:aws:scheduler:eu-west-1:000000000000:schedule/default/" + schedule);
    try {
      return JSON.writeValueAsBytes(event);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
