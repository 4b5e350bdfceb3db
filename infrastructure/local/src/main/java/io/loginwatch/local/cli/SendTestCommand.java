package io.loginwatch.local.cli;

import io.loginwatch.core.incident.Delivery;
import io.loginwatch.notify.Operations;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code send-test}: a test message on the road of all others. */
@Command(
    name = "send-test",
    description = "Sends a test message to one channel and says what became of it.",
    mixinStandardHelpOptions = true)
final class SendTestCommand implements Callable<Integer> {

  @Parameters(paramLabel = "CHANNEL", description = "its name in the configuration")
  private String channel = "";

  @Mixin private Deployment deployment = new Deployment();

  @Override
  public Integer call() throws Exception {
    var state = new Delivery[1];
    deployment.as(
        "DueFunction",
        "DELIVERIES_TABLE",
        environment -> {
          Operations operations = Operations.of(environment);
          if (!operations.channels().containsKey(channel)) {
            throw new UserError(
                "there is no channel " + channel + "; there are " + operations.channels().keySet());
          }
          state[0] = operations.redrive().test(channel);
        });
    System.out.println(channel + ": " + state[0].state() + " " + state[0]);
    return state[0].state() == Delivery.State.SENT ? 0 : 1;
  }
}
