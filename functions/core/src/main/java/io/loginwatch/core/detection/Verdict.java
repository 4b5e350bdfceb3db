package io.loginwatch.core.detection;

import io.loginwatch.core.alert.Alert;
import java.util.List;

/**
 * What the engine made of one login.
 *
 * @param raised the alerts, each with the piece of memory that caused it: the two are written in
 *     one transaction
 */
public record Verdict(List<Raised> raised) {

  /** Nothing to say. */
  public static final Verdict NOTHING = new Verdict(List.of());

  public Verdict {
    raised = List.copyOf(raised);
  }

  /** One alert and the piece of memory that changes together with it. */
  public record Raised(StateKey state, Alert alert) {}
}
