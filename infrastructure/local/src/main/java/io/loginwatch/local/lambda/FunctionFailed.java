package io.loginwatch.local.lambda;

/** An invocation ended with an error instead of an answer. */
public final class FunctionFailed extends Exception {

  FunctionFailed(String function, Throwable cause) {
    super(function + ": " + cause, cause);
  }
}
