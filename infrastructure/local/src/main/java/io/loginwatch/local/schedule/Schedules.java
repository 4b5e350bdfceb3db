package io.loginwatch.local.schedule;

import io.loginwatch.local.lambda.FunctionFailed;
import io.loginwatch.local.lambda.Functions;
import io.loginwatch.local.lambda.RunningFunction;
import io.loginwatch.sam.EventSource.Schedule;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Invokes each function that has a schedule, each time its period is over. */
public final class Schedules implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Schedules.class);

  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(0, Thread.ofVirtual().name("schedule").factory());

  public Schedules(Functions functions) {
    for (RunningFunction function : functions.all()) {
      function
          .function()
          .events()
          .forEach((name, source) -> {
            if (source instanceof Schedule schedule) {
              long every = schedule.every().toMillis();
              threads.scheduleAtFixedRate(
                  () -> invoke(function, name, schedule.input()),
                  every,
                  every,
                  TimeUnit.MILLISECONDS);
            }
          });
    }
  }

  private static void invoke(RunningFunction function, String schedule, String input) {
    try {
      function.invoke(input.getBytes(StandardCharsets.UTF_8));
    } catch (FunctionFailed e) {
      log.atWarn().addKeyValue("schedule", schedule).log("failed; the next period tries again");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
