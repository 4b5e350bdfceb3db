package io.loginwatch.bench.delivery;

import io.loginwatch.config.Section;
import io.loginwatch.notify.Answer;
import io.loginwatch.notify.Channel;
import io.loginwatch.notify.ChannelKind;
import io.loginwatch.notify.ChannelParts;
import io.loginwatch.notify.Notice;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;

/** The plainest channel over a real socket: a POST with the idempotency key as a header. */
final class PostKind implements ChannelKind {
  static final String KEY = "Idempotency-Key";

  /** Of an answer after which the sender dies. */
  static final String THEN_DIE = "Then-Die";

  private final Witness witness;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  PostKind(Witness witness) {
    this.witness = witness;
  }

  @Override
  public String kind() {
    return "post";
  }

  @Override
  public Optional<Channel> open(String name, Section section, ChannelParts parts) {
    URI url = URI.create(section.required("url"));
    Duration timeout =
        section.duration(
            "timeout", Duration.ofSeconds(10), Duration.ofMillis(1), Duration.ofMinutes(1));
    return Optional.of(
        new Channel() {
          @Override
          public String name() {
            return name;
          }

          @Override
          public Answer send(Notice notice) {
            return post(url, timeout, notice);
          }
        });
  }

  private Answer post(URI url, Duration timeout, Notice notice) {
    var request =
        HttpRequest.newBuilder(url)
            .timeout(timeout)
            .header(KEY, notice.key())
            .POST(HttpRequest.BodyPublishers.ofString(text(notice)))
            .build();
    try {
      var response = client.send(request, BodyHandlers.ofString());
      int status = response.statusCode();
      Optional<Duration> after =
          response.headers().firstValue("Retry-After").map(Long::valueOf).map(Duration::ofSeconds);
      if (status == 200) {
        witness.accepted(notice.key(), response.headers().firstValue(THEN_DIE).isPresent());
      }
      return switch (status) {
        case 200 -> new Answer.Sent("200");
        case 410 -> new Answer.Gone("410");
        case 400, 404 -> new Answer.Dead(Integer.toString(status));
        default -> Answer.Retry.after(after.orElse(Duration.ZERO), Integer.toString(status));
      };
    } catch (HttpTimeoutException e) {
      return Answer.Retry.timedOut("no answer in time");
    } catch (IOException e) {
      return Answer.Retry.because("the connection broke");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Answer.Retry.because("interrupted");
    }
  }

  /** The first line is what the receiver knows the notice by. */
  private static String text(Notice notice) {
    return switch (notice) {
      case Notice.About about -> about.leading().id() + "\n" + about.leading().summary();
      case Notice.Summary summary -> summary.digest().schedule();
    };
  }
}
