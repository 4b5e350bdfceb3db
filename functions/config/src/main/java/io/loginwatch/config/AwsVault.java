package io.loginwatch.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * Parameter Store and Secrets Manager by their JSON protocol. One signed POST is all we need of
 * either; the SDK's module for the first alone is 6.4 MB, and starts slowly.
 */
final class AwsVault implements Secrets.Vault {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, String> env;
  private @Nullable Client client;

  /** What a call needs, made when the first is made: most deployments keep no secret here. */
  private record Client(SdkHttpClient http, DefaultCredentialsProvider credentials) {}

  AwsVault(Map<String, String> env) {
    this.env = Map.copyOf(env);
  }

  @Override
  public String parameter(String name) {
    var ask = JSON.createObjectNode().put("Name", name).put("WithDecryption", true);
    return call("ssm", "AmazonSSM.GetParameter", ask).path("Parameter").path("Value").asText();
  }

  @Override
  public String secret(String id) {
    var ask = JSON.createObjectNode().put("SecretId", id);
    return call("secretsmanager", "secretsmanager.GetSecretValue", ask)
        .path("SecretString")
        .asText();
  }

  private synchronized JsonNode call(String service, String operation, JsonNode ask) {
    if (client == null) {
      client =
          new Client(
              UrlConnectionHttpClient.create(), DefaultCredentialsProvider.builder().build());
    }
    Client aws = client;
    byte[] body = ask.toString().getBytes(StandardCharsets.UTF_8);
    var request =
        SdkHttpRequest.builder()
            .uri(endpoint(service))
            .method(SdkHttpMethod.POST)
            .putHeader("Content-Type", "application/x-amz-json-1.1")
            .putHeader("X-Amz-Target", operation)
            .putHeader("Content-Length", String.valueOf(body.length))
            .build();
    SignedRequest signed =
        AwsV4HttpSigner.create()
            .sign(r ->
                r.identity(aws.credentials.resolveCredentials())
                    .request(request)
                    .payload(() -> new ByteArrayInputStream(body))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region()));
    try {
      var response =
          aws.http
              .prepareRequest(
                  HttpExecuteRequest.builder()
                      .request(signed.request())
                      .contentStreamProvider(signed.payload().orElseThrow())
                      .build())
              .call();
      int status = response.httpResponse().statusCode();
      try (InputStream answer = response.responseBody().orElseThrow()) {
        if (status != 200) {
          throw new IllegalStateException(operation + " answered " + status);
        }
        return JSON.readTree(answer);
      }
    } catch (IOException e) {
      // The cause may quote the answer, and the answer is the secret.
      throw new IllegalStateException(operation + " failed: " + e.getClass().getSimpleName());
    }
  }

  private URI endpoint(String service) {
    String variable = "AWS_ENDPOINT_URL_" + (service.equals("ssm") ? "SSM" : "SECRETS_MANAGER");
    String given = env.getOrDefault(variable, env.getOrDefault("AWS_ENDPOINT_URL", ""));
    return URI.create(
        given.isEmpty() ? "https://%s.%s.amazonaws.com/".formatted(service, region()) : given);
  }

  private String region() {
    return env.getOrDefault("AWS_REGION", env.getOrDefault("AWS_DEFAULT_REGION", "us-east-1"));
  }
}
