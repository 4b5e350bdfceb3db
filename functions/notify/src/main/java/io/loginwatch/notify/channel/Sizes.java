package io.loginwatch.notify.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.loginwatch.notify.message.Clip;
import java.util.function.IntFunction;

/** How much room a payload takes. */
final class Sizes {

  private Sizes() {}

  /** Bytes of the JSON as it is sent: without white space, in UTF-8. */
  static int bytes(JsonNode json) {
    return Clip.size(json.toString());
  }

  /**
   * The first that fits into that many bytes when its text may have at most half as many characters
   * each time; the smallest there is if none does.
   */
  static ObjectNode fit(int bytes, int characters, IntFunction<ObjectNode> payload) {
    ObjectNode json = payload.apply(characters);
    for (int limit = characters / 2; bytes(json) > bytes && limit > 200; limit /= 2) {
      json = payload.apply(limit);
    }
    return json;
  }
}
