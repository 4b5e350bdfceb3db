package io.loginwatch.local.lambda;

import io.loginwatch.sam.Function;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A function that can be invoked. As in Lambda an instance of the handler serves one event at a
 * time; another instance is made while all are busy, up to a limit, after which callers wait. Safe
 * for use by several threads.
 */
public final class RunningFunction {

  private static final Logger log = LoggerFactory.getLogger(RunningFunction.class);

  /** Instances of one function at most: enough to keep this machine's cores busy. */
  private static final int MOST_INSTANCES = 8;

  private final Function function;
  private final Map<String, String> environment;
  private final Semaphore free = new Semaphore(MOST_INSTANCES);
  private final ConcurrentLinkedQueue<Entry> idle = new ConcurrentLinkedQueue<>();

  /** A function with that environment, whose first instance is made when it is first needed. */
  public RunningFunction(Function function, Map<String, String> environment) {
    this.function = function;
    this.environment = Map.copyOf(environment);
  }

  public Function function() {
    return function;
  }

  /** What its handler is made with. */
  public Map<String, String> environment() {
    return environment;
  }

  /** Makes the first instance, so that the first event need not wait for it. */
  public void warm() {
    idle.add(Entry.of(function.handler(), environment));
  }

  /**
   * Hands an event to the function and waits for its answer.
   *
   * @param event JSON, as the function would get it from Lambda
   * @throws FunctionFailed if the handler throws
   */
  public byte[] invoke(byte[] event) throws FunctionFailed, InterruptedException {
    free.acquire();
    @Nullable Entry entry = null;
    try {
      entry = idle.poll();
      if (entry == null) {
        entry = Entry.of(function.handler(), environment);
      }
      return entry.invoke(event, LocalContext.of(function, UUID.randomUUID().toString()));
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception | LinkageError e) {
      log.atError().setCause(e).addKeyValue("function", function.id()).log("invocation failed");
      throw new FunctionFailed(function.id(), e);
    } finally {
      if (entry != null) {
        idle.add(entry);
      }
      free.release();
    }
  }
}
