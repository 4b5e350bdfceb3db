package io.loginwatch.local.lambda;

import io.loginwatch.sam.Function;
import io.loginwatch.sam.Template;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** All functions of a template, ready to be invoked. */
public final class Functions {

  private static final String OPT = "/opt";

  private final Map<String, RunningFunction> byId = new LinkedHashMap<>();

  /**
   * Prepares every function.
   *
   * @param surroundings variables that every function gets beneath its own: what leads its AWS
   *     clients to this machine
   * @param overlay folders that lie above the layers, the configuration of a demo for instance
   * @param scratch folder for the links that stand for {@code /opt}
   */
  public Functions(
      Template template, Map<String, String> surroundings, List<Path> overlay, Path scratch) {
    for (Function function : template.functions()) {
      var layers = new ArrayList<Path>();
      function.layers().forEach(layer -> layers.add(template.directory().resolve(layer)));
      layers.addAll(overlay);
      Path opt = LayerFolder.link(scratch, function.id(), layers);
      byId.put(
          function.id(), new RunningFunction(function, environment(function, surroundings, opt)));
    }
  }

  /** Makes the first instance of each at once, side by side. */
  public void warm() {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> warming = new ArrayList<>();
      byId.values().forEach(each -> warming.add(threads.submit(each::warm)));
      for (Future<?> each : warming) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while starting", e);
    }
  }

  /** The function with that logical id. */
  public RunningFunction get(String id) {
    RunningFunction function = byId.get(id);
    if (function == null) {
      throw new IllegalArgumentException("the template has no function " + id);
    }
    return function;
  }

  public Collection<RunningFunction> all() {
    return byId.values();
  }

  private static Map<String, String> environment(
      Function function, Map<String, String> surroundings, Path opt) {
    var environment = new LinkedHashMap<>(surroundings);
    environment.put("AWS_LAMBDA_FUNCTION_NAME", function.id());
    function
        .environment()
        .forEach((name, value) -> {
          boolean inLayer = value.equals(OPT) || value.startsWith(OPT + "/");
          environment.put(name, inLayer ? opt + value.substring(OPT.length()) : value);
        });
    return environment;
  }
}
