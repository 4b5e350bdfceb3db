package io.loginwatch.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a local run is to be.
 *
 * @param template the template to execute
 * @param parameters values of its parameters
 * @param port port of the API; 0 for any free one
 * @param data folder in which tables and the progress of streams outlive the run; null for memory
 * @param configuration folders that lie above the template's layers, last on top
 * @param environment variables that every function gets beneath the template's
 * @param extra writes more configuration, which lies on top of all other; null for none
 */
public record RunSettings(
    Path template,
    Map<String, String> parameters,
    int port,
    @Nullable Path data,
    List<Path> configuration,
    Map<String, String> environment,
    @Nullable Extra extra) {

  /** Writes configuration that has to know where the run listens. */
  @FunctionalInterface
  public interface Extra {

    /**
     * @param folder where to
     * @param url where the API and the inbox are
     * @param mailPort where the inbox's mail server is
     */
    void write(Path folder, URI url, int mailPort);
  }
}
