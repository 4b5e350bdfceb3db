package io.loginwatch.store;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * AWS clients as a function's environment describes them. The environment is an argument, so that
 * one process can hold several functions with an environment each.
 *
 * <p>{@code AWS_ENDPOINT_URL_<SERVICE>} or {@code AWS_ENDPOINT_URL} leads elsewhere than to AWS; a
 * client that is led elsewhere needs no credentials. The name of the function goes into the user
 * agent, so that a trail (or a test's recording interceptor, found by the SDK on the class path)
 * can tell who called.
 */
public final class AwsClients {
  /** Longer than any call here takes, much shorter than any function's time-out. */
  private static final Duration ATTEMPT = Duration.ofSeconds(5);

  private static final Duration CALL = Duration.ofSeconds(20);

  private AwsClients() {}

  /** For the tables. */
  public static DynamoDbClient dynamoDb(Map<String, String> env) {
    return configured(DynamoDbClient.builder(), env, "DYNAMODB").build();
  }

  /**
   * Sets region, endpoint, credentials, time-outs and HTTP client of any service's builder.
   *
   * @param service as in the names of the endpoint variables: {@code SNS}, {@code SECRETS_MANAGER}
   */
  public static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B configured(
      B builder, Map<String, String> env, String service) {
    String endpoint = env.getOrDefault("AWS_ENDPOINT_URL_" + service, env.get("AWS_ENDPOINT_URL"));
    if (endpoint != null) {
      builder.endpointOverride(URI.create(endpoint));
    }
    String function = env.getOrDefault("AWS_LAMBDA_FUNCTION_NAME", "loginwatch");
    return builder
        .region(region(env))
        .credentialsProvider(credentials(env, endpoint))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(override ->
            override
                .apiCallAttemptTimeout(ATTEMPT)
                .apiCallTimeout(CALL)
                .putAdvancedOption(
                    SdkAdvancedClientOption.USER_AGENT_SUFFIX, "function/" + function));
  }

  private static Region region(Map<String, String> env) {
    return Region.of(
        env.getOrDefault("AWS_REGION", env.getOrDefault("AWS_DEFAULT_REGION", "us-east-1")));
  }

  /** Credentials as the environment has them, made-up ones for an endpoint that is not AWS's. */
  public static AwsCredentialsProvider credentials(
      Map<String, String> env, @Nullable String endpoint) {
    String key = env.get("AWS_ACCESS_KEY_ID");
    String secret = env.get("AWS_SECRET_ACCESS_KEY");
    String session = env.get("AWS_SESSION_TOKEN");
    if (key != null && secret != null) {
      return StaticCredentialsProvider.create(
          session == null
              ? AwsBasicCredentials.create(key, secret)
              : AwsSessionCredentials.create(key, secret, session));
    }
    if (endpoint != null) {
      return StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
    }
    return DefaultCredentialsProvider.builder().build();
  }
}
