package io.loginwatch.local.cli;

import io.loginwatch.notify.Operations;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code redrive}: dead deliveries made due again. */
@Command(
    name = "redrive",
    description = "Makes dead deliveries due again, and turns their channels on.",
    mixinStandardHelpOptions = true)
final class RedriveCommand implements Callable<Integer> {

  @Parameters(arity = "0..1", paramLabel = "CHANNEL", description = "one channel; default: all")
  private @Nullable String channel;

  @Mixin private Deployment deployment = new Deployment();

  @Override
  public Integer call() throws Exception {
    deployment.as(
        "DueFunction",
        "DELIVERIES_TABLE",
        environment ->
            System.out.println(
                Operations.of(environment).redrive().redrive(channel)
                    + " deliveries are due again; they go out within a minute."));
    return 0;
  }
}
