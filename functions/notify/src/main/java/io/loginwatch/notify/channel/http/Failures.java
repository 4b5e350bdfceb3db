package io.loginwatch.notify.channel.http;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;

/** What went wrong on the way, in words, without the URL: that may be a password. */
public final class Failures {

  private Failures() {}

  public static String describe(Throwable failure) {
    Throwable cause = failure.getCause();
    boolean wrapped =
        failure instanceof CompletionException || failure instanceof UncheckedIOException;
    if (wrapped && cause != null) {
      return describe(cause);
    }
    return switch (failure) {
      case UnknownHostException unknown -> "no such host: " + unknown.getMessage();
      case ConnectException _ -> "connection refused";
      case SSLException tls -> "TLS: " + tls.getMessage();
      default -> {
        String message = failure.getMessage();
        String kind = failure.getClass().getSimpleName();
        yield message == null || message.contains("://") ? kind : kind + ": " + message;
      }
    };
  }
}
