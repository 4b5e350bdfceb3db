package io.loginwatch.ingest.http;

import io.loginwatch.config.Secrets;
import io.loginwatch.ingest.Reception;
import io.loginwatch.ingest.wire.LimitExceeded;
import io.loginwatch.store.TableBusy;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/** Which route answers a request, and what is answered when it cannot. */
public final class Routes {
  private static final Logger LOG = LoggerFactory.getLogger(Routes.class);
  private static final String COLLECTOR = "/services/collector";

  /** The log source of requests where no key is asked for. */
  private static final String LOCAL = "local";

  private final EventsRoute events;
  private final FirehoseRoute firehose;
  private final CollectorRoute collector;
  private final BulkRoute bulk;
  private final Signatures signatures;
  private final boolean requireKey;

  /**
   * @param requireKey whether a request without an authorizer's word is refused
   */
  public Routes(
      Reception reception, Signatures signatures, InstantSource clock, boolean requireKey) {
    this.events = new EventsRoute(reception);
    this.firehose = new FirehoseRoute(reception, clock);
    this.collector = new CollectorRoute(reception);
    this.bulk = new BulkRoute(reception);
    this.signatures = signatures;
    this.requireKey = requireKey;
  }

  /** Never throws for anything that was sent. */
  public Answer answer(Request request) {
    boolean health = request.path().startsWith(COLLECTOR) && request.path().contains("/health");
    if (requireKey && request.logSource() == null && !health) {
      if (request.path().startsWith(COLLECTOR)) {
        return CollectorRoute.said(401, "Token is required", 2);
      }
      return Answer.problem(401, "No key", "the request has no key that is known here");
    }
    try {
      return route(request.logSource() == null ? request.from(LOCAL) : request);
    } catch (LimitExceeded e) {
      return tooLarge(request, e);
    } catch (TableBusy | SdkException e) {
      LOG.atWarn().setCause(e).log("not written, the sender is asked to try again");
      return later(request);
    } catch (Secrets.SecretMissing | Signatures.BadSecret e) {
      LOG.atError().setCause(e).log("no signature can be verified");
      return later(request);
    }
  }

  private Answer route(Request request) {
    String refusal = signatures.refusal(request);
    if (refusal != null) {
      return Answer.problem(403, "Not signed", refusal);
    }
    if (request.path().endsWith("/v1/firehose")) {
      return firehose.answer(request);
    }
    if (request.path().startsWith(COLLECTOR)) {
      return collector.answer(request);
    }
    if (request.path().endsWith("/v1/events") || request.path().endsWith("/v1/iam/events")) {
      return events.answer(request);
    }
    if (request.path().endsWith("/_bulk")) {
      return bulk.answer(request);
    }
    return Answer.problem(404, "Nothing here", "there is no " + request.path());
  }

  private Answer tooLarge(Request request, LimitExceeded limit) {
    String why = String.valueOf(limit.getMessage());
    if (request.path().endsWith("/v1/firehose")) {
      return firehose.said(413, request.header("x-amz-firehose-request-id"), why);
    }
    return Answer.problem(413, "Too large", why);
  }

  private Answer later(Request request) {
    if (request.path().endsWith("/v1/firehose")) {
      return firehose
          .said(503, request.header("x-amz-firehose-request-id"), "busy, try again")
          .with("Retry-After", "5");
    }
    return request.path().startsWith(COLLECTOR)
        ? CollectorRoute.busy()
        : Answer.later("the store takes no more for now");
  }
}
