package io.loginwatch.local.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * Something that was sent and arrived here.
 *
 * @param number counts from 1
 * @param way how it came
 * @param at when it came
 * @param to whom: a topic, an address, a path
 * @param title one line
 * @param text as plain text
 * @param body everything that came: the payload of a webhook, the parts of a mail, the parameters
 *     of a publish
 */
public record Message(
    int number, Way way, Instant at, String to, String title, String text, JsonNode body) {

  /** How a message came. */
  public enum Way {
    SNS,
    MAIL,
    WEBHOOK,
    GIVEN_UP
  }
}
