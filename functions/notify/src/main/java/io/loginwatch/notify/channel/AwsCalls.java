package io.loginwatch.notify.channel;

import io.loginwatch.notify.channel.http.AddressGuard;
import io.loginwatch.notify.channel.http.Call;
import io.loginwatch.notify.channel.http.Connections;
import io.loginwatch.notify.channel.http.HttpSender;
import io.loginwatch.store.AwsClients;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/**
 * Signed calls of AWS services that we need one action of. The SDK's module for SES alone is 3 MB;
 * the signer is in the class path anyway.
 */
final class AwsCalls {
  private final Map<String, String> env;
  private final String service;
  private final Supplier<AwsCredentialsProvider> credentials;

  /**
   * @param service its name when signing, such as {@code events}
   */
  AwsCalls(Map<String, String> env, String service) {
    this.env = env;
    this.service = service;
    this.credentials = () -> AwsClients.credentials(env, endpoint().orElse(null));
  }

  /** To an AWS endpoint: that may be a private one of the VPC. */
  static HttpSender sender(InstantSource clock) {
    return new HttpSender(new Connections(AddressGuard.OFF), clock);
  }

  /**
   * The request, signed.
   *
   * @param path with a slash at its beginning
   */
  Call post(String path, Map<String, String> headers, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    URI uri =
        URI.create(
            endpoint().orElse("https://" + host() + "." + region() + ".amazonaws.com") + path);
    var request = SdkHttpRequest.builder().uri(uri).method(SdkHttpMethod.POST);
    headers.forEach(request::putHeader);
    var signed =
        AwsV4HttpSigner.create()
            .sign(sign ->
                sign.identity(credentials.get().resolveCredentials())
                    .request(request.build())
                    .payload(() -> new ByteArrayInputStream(bytes))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region()));
    Map<String, String> all = new LinkedHashMap<>();
    signed
        .request()
        .forEachHeader((name, values) -> {
          // The client sets these itself, to the values that were signed.
          if (!name.equalsIgnoreCase("Host") && !name.equalsIgnoreCase("Content-Length")) {
            all.put(name, String.join(",", values));
          }
        });
    return new Call(uri, all, bytes, Call.TIMEOUT);
  }

  private String host() {
    return service.equals("ses") ? "email" : service;
  }

  private Optional<String> endpoint() {
    String variable = service.equals("ses") ? "SESV2" : "EVENTBRIDGE";
    return Optional.ofNullable(
            env.getOrDefault("AWS_ENDPOINT_URL_" + variable, env.get("AWS_ENDPOINT_URL")))
        .filter(url -> !url.isEmpty())
        .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
  }

  private String region() {
    return env.getOrDefault("AWS_REGION", env.getOrDefault("AWS_DEFAULT_REGION", "us-east-1"));
  }
}
