package io.loginwatch.contract;

import java.util.HashMap;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** Where this suite runs. */
sealed interface Endpoint {

  /** Something that speaks AWS's protocols, and what leads a function's AWS clients to it. */
  record At(Map<String, String> environment, Runnable stop) implements Endpoint, AutoCloseable {
    @Override
    public void close() {
      stop.run();
    }
  }

  /** There is none. */
  record Absent(String why) implements Endpoint {}

  /**
   * The container that {@code -Plocalstack} asks for, or else what {@code AWS_ENDPOINT_URL} names.
   */
  static Endpoint find() {
    String image = System.getProperty("loginwatch.contract.image", "");
    String url = System.getenv().getOrDefault("AWS_ENDPOINT_URL", "");
    if (!image.isEmpty()) {
      return DockerClientFactory.instance().isDockerAvailable()
          ? container(image)
          : new Absent("-Plocalstack needs a Docker daemon, and none answers");
    }
    return url.isEmpty()
        ? new Absent("no AWS endpoint: set AWS_ENDPOINT_URL, or build with -Plocalstack")
        : at(url, System.getenv(), () -> {});
  }

  private static Endpoint container(String image) {
    var container =
        new LocalStackContainer(
            DockerImageName.parse(image).asCompatibleSubstituteFor("localstack/localstack"));
    String token = System.getenv("LOCALSTACK_AUTH_TOKEN");
    if (token != null) {
      container.withEnv("LOCALSTACK_AUTH_TOKEN", token);
    }
    container.start();
    return at(
        container.getEndpoint().toString(),
        Map.of(
            "AWS_ACCESS_KEY_ID", container.getAccessKey(),
            "AWS_SECRET_ACCESS_KEY", container.getSecretKey()),
        container::stop);
  }

  private static Endpoint at(String url, Map<String, String> process, Runnable stop) {
    Map<String, String> environment = new HashMap<>();
    environment.put("AWS_REGION", "eu-west-1");
    environment.put("AWS_ACCESS_KEY_ID", "contract");
    environment.put("AWS_SECRET_ACCESS_KEY", "contract");
    environment.replaceAll((name, made) -> process.getOrDefault(name, made));
    if (process.containsKey("AWS_SESSION_TOKEN")) {
      environment.put("AWS_SESSION_TOKEN", process.get("AWS_SESSION_TOKEN"));
    } else {
      // References to secrets are followed with the credentials of the process, as in Lambda.
      System.setProperty("aws.accessKeyId", environment.get("AWS_ACCESS_KEY_ID"));
      System.setProperty("aws.secretAccessKey", environment.get("AWS_SECRET_ACCESS_KEY"));
    }
    environment.put("AWS_ENDPOINT_URL", url);
    return new At(environment, stop);
  }
}
