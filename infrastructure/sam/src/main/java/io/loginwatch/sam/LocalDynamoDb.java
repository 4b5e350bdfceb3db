package io.loginwatch.sam;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local inside this process, on a free port of the loopback interface, with the tables of
 * a template. Sends no telemetry. Safe for use by several threads.
 *
 * <p>As a fixture: {@code static final LocalDynamoDb db = LocalDynamoDb.start();} and {@code
 * db.close()} after the class. {@link #environment()} is what a handler wants to be made with.
 */
public final class LocalDynamoDb implements AutoCloseable {

  private static final StaticCredentialsProvider ANYONE =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));

  private final Template template;
  private final LocalDynamoDBServerHandler handler;
  private final Server server;
  private final URI endpoint;
  private final DynamoDbClient client;
  private final DynamoDbStreamsClient streams;

  private LocalDynamoDb(Template template, @Nullable Path directory, boolean expires) {
    this.template = template;
    try {
      handler = handler(directory);
      server = new Server();
      var connector = new ServerConnector(server);
      connector.setHost("127.0.0.1");
      server.addConnector(connector);
      server.setHandler(handler);
      server.start();
      endpoint = URI.create("http://127.0.0.1:" + connector.getLocalPort());
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local does not start", e);
    }
    client =
        DynamoDbClient.builder()
            .endpointOverride(endpoint)
            .region(Region.of(ResourceNames.REGION))
            .credentialsProvider(ANYONE)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    streams =
        DynamoDbStreamsClient.builder()
            .endpointOverride(endpoint)
            .region(Region.of(ResourceNames.REGION))
            .credentialsProvider(ANYONE)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    template.tables().forEach(table -> (expires ? table : table.lasting()).createOn(client));
  }

  /**
   * In memory, with the tables of the nearest {@code template.yaml}, as a fixture: nothing expires.
   * Tests have clocks of their own, and DynamoDB Local deletes by the machine's.
   */
  public static LocalDynamoDb start() {
    return new LocalDynamoDb(Template.nearest(Map.of()), null, false);
  }

  /** In memory, with the tables of that template. */
  public static LocalDynamoDb start(Template template) {
    return new LocalDynamoDb(template, null, true);
  }

  /** In files of that folder, which is made where it does not exist; tables that are there stay. */
  public static LocalDynamoDb start(Template template, Path directory) {
    return new LocalDynamoDb(template, directory, true);
  }

  public DynamoDbClient client() {
    return client;
  }

  public DynamoDbStreamsClient streams() {
    return streams;
  }

  /** Where it listens. */
  public URI endpoint() {
    return endpoint;
  }

  /** What the template gives to every function, and what leads its AWS clients here. */
  public Map<String, String> environment() {
    var environment = new LinkedHashMap<>(template.environment());
    environment.put("AWS_REGION", ResourceNames.REGION);
    environment.put("AWS_ACCESS_KEY_ID", "local");
    environment.put("AWS_SECRET_ACCESS_KEY", "local");
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", endpoint.toString());
    return environment;
  }

  @Override
  public void close() {
    client.close();
    streams.close();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local does not stop", e);
    } finally {
      handler.close();
    }
  }

  private static LocalDynamoDBServerHandler handler(@Nullable Path directory) throws IOException {
    if (directory != null) {
      Files.createDirectories(directory);
    }
    // One database for every region and access key ("shared"), and no artificial CREATING states.
    var requests =
        new LocalDynamoDBRequestHandler(
            0, directory == null, directory == null ? null : directory.toString(), true, false);
    return new LocalDynamoDBServerHandler(requests, "*");
  }
}
