package io.loginwatch.notify.channel.http;

import java.net.URI;
import java.net.URISyntaxException;

/** A URL that something may be posted to: absolute, with a host, without a password in it. */
public final class Destination {
  private Destination() {}

  /**
   * The URL of that text, which is not repeated in a message: it may be a secret.
   *
   * @param http whether it may be without TLS
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static URI of(String text, boolean http) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("is no URL", e);
    }
    if (uri.getHost() == null || uri.getScheme() == null || uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException("is no URL such as https://example.com/path");
    }
    if (!uri.getScheme().equals("https") && !(http && uri.getScheme().equals("http"))) {
      throw new IllegalArgumentException("is not https (allow_http permits http)");
    }
    return uri;
  }
}
