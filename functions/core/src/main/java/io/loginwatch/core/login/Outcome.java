package io.loginwatch.core.login;

/** How a login ended; the values of ECS {@code event.outcome}. */
public enum Outcome {
  SUCCESS,
  FAILURE,
  UNKNOWN
}
