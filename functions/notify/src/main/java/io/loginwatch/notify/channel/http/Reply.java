package io.loginwatch.notify.channel.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.loginwatch.notify.Answer;
import io.loginwatch.notify.message.Clean;
import io.loginwatch.notify.message.Clip;
import java.net.http.HttpHeaders;
import java.time.Instant;

/**
 * What a server answered.
 *
 * @param status HTTP status
 * @param headers its headers
 * @param body the beginning of its body, at most {@link BoundedBody#LIMIT} bytes of it
 */
public record Reply(int status, HttpHeaders headers, String body) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int QUOTED = 200;

  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /**
   * What that means for a delivery: 408, 425, 429 and 5xx may pass, 410 is for good, a redirect is
   * not followed, and anything else would be refused again.
   *
   * @param now what a Retry-After date counts from
   */
  public Answer answer(Instant now) {
    if (isSuccess()) {
      return new Answer.Sent(toString());
    }
    if (status == 408 || status == 425 || status == 429 || status >= 500) {
      return RetryAfter.of(this, now)
          .<Answer>map(wait -> Answer.Retry.after(wait, toString()))
          .orElseGet(() -> Answer.Retry.because(toString()));
    }
    if (status == 410) {
      return new Answer.Gone(toString());
    }
    return new Answer.Dead(
        status >= 300 && status < 400 ? this + " (redirects are not followed)" : toString());
  }

  /** The body as JSON; a missing node where it is none. */
  public JsonNode json() {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }

  /** For the record: the status and the beginning of the body. */
  @Override
  public String toString() {
    String quoted = Clip.chars(Clean.line(body.strip()), QUOTED);
    return quoted.isEmpty() ? "HTTP " + status : "HTTP " + status + ": " + quoted;
  }
}
