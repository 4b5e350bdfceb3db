package io.loginwatch.local.cli;

import io.loginwatch.config.InvalidConfiguration;
import io.loginwatch.ingest.Requeue;
import io.loginwatch.store.TableBusy;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code requeue}: quarantined records taken in again. */
@Command(
    name = "requeue",
    description =
        "Takes quarantined records in again, after a mapping was fixed; what is still refused"
            + " stays.",
    mixinStandardHelpOptions = true)
final class RequeueCommand implements Callable<Integer> {

  @Option(
      names = "--from",
      paramLabel = "DAY",
      description = "records received on this day (UTC) or later; default: all that are kept")
  private @Nullable LocalDate from;

  @Option(
      names = "--log-source",
      paramLabel = "NAME",
      description = "records of this log source; default: of all")
  private @Nullable String logSource;

  @Mixin private Deployment deployment = new Deployment();

  @Override
  public Integer call() throws Exception {
    var choice = new Requeue.Choice(from == null ? null : from.toString(), logSource);
    deployment.as(
        "IngestFunction",
        "QUARANTINE_TABLE",
        environment -> {
          try {
            say(Requeue.of(environment).requeue(choice));
          } catch (InvalidConfiguration e) {
            throw new UserError(String.valueOf(e.getMessage()));
          } catch (TableBusy e) {
            throw new UserError(e.getMessage() + "; what was done is done: run it again");
          }
        });
    return 0;
  }

  private static void say(Requeue.Result result) {
    int refused = result.refused().values().stream().mapToInt(Integer::intValue).sum();
    System.out.println(
        result.accepted()
            + " records are logins now, "
            + result.unwatched()
            + " are not watched, "
            + refused
            + " stay.");
    result.refused().entrySet().stream()
        .sorted(Map.Entry.<Requeue.Reason, Integer>comparingByValue().reversed())
        .forEach(one ->
            System.out.println(
                "  "
                    + one.getValue()
                    + " "
                    + one.getKey().code()
                    + (one.getKey().field() == null ? "" : " " + one.getKey().field())));
  }
}
