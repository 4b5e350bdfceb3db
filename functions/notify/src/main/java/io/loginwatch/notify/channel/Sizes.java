package io.loginwatch.notify.channel;

import com.fasterxml.jackson.databind.JsonNode;
import io.loginwatch.notify.message.Clip;

/** How much room a payload takes. */
final class Sizes {

  private Sizes() {}

  /** Bytes of the JSON as it is sent: without white space, in UTF-8. */
  static int bytes(JsonNode json) {
    return Clip.size(json.toString());
  }
}
