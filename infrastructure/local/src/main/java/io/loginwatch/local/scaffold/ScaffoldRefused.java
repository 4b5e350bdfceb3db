package io.loginwatch.local.scaffold;

/** Nothing was written. The message says why, to the person who asked. */
public final class ScaffoldRefused extends RuntimeException {
  ScaffoldRefused(String why) {
    super(why);
  }
}
