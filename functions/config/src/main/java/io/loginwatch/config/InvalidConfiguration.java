package io.loginwatch.config;

import java.util.List;
import java.util.stream.Collectors;

/** Stops what cannot start with a configuration that is wrong; says all that is wrong with it. */
public final class InvalidConfiguration extends RuntimeException {
  private final transient List<Problem> problems;

  public InvalidConfiguration(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
