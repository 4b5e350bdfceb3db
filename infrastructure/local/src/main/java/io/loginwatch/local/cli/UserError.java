package io.loginwatch.local.cli;

/** Something that the user can put right; the message says what. */
final class UserError extends RuntimeException {

  UserError(String message) {
    super(message);
  }
}
