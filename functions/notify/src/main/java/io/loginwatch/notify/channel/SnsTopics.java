package io.loginwatch.notify.channel;

import io.loginwatch.notify.Answer;
import io.loginwatch.store.AwsClients;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** Publishes, once: repeating is for the deliveries. The client is made when it is first needed. */
final class SnsTopics {
  private final Map<String, String> env;
  private final Duration timeout;
  private @Nullable SnsClient client;

  SnsTopics(Map<String, String> env, Duration timeout) {
    this.env = env;
    this.timeout = timeout;
  }

  Answer publish(PublishRequest request) {
    try {
      return new Answer.Sent("message " + client().publish(request).messageId());
    } catch (AwsServiceException e) {
      return answer(e);
    } catch (ApiCallTimeoutException | ApiCallAttemptTimeoutException e) {
      return Answer.Retry.timedOut("SNS gave no answer within " + timeout.toMillis() + " ms");
    } catch (SdkClientException e) {
      return Answer.Retry.because("SNS cannot be reached: " + e.getMessage());
    }
  }

  private static Answer answer(AwsServiceException e) {
    int status = e.statusCode();
    var details = e.awsErrorDetails();
    String reason = "SNS: HTTP " + status + (details == null ? "" : ": " + details.errorMessage());
    boolean passing = e.isThrottlingException() || status == 408 || status == 429 || status >= 500;
    return passing ? Answer.Retry.because(reason) : new Answer.Dead(reason);
  }

  private synchronized SnsClient client() {
    if (client == null) {
      var builder = AwsClients.configured(SnsClient.builder(), env, "SNS");
      builder.overrideConfiguration(
          builder.overrideConfiguration().toBuilder()
              .retryStrategy(AwsRetryStrategy.doNotRetry())
              .apiCallAttemptTimeout(timeout)
              .apiCallTimeout(timeout)
              .build());
      client = builder.build();
    }
    return client;
  }
}
