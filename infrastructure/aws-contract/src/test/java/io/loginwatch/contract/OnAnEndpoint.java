package io.loginwatch.contract;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test class a {@link Stack} of its own, or skips it with the reason where it cannot. */
final class OnAnEndpoint implements ExecutionCondition, BeforeAllCallback, ParameterResolver {
  private static final Namespace HERE = Namespace.create(OnAnEndpoint.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return switch (endpoint(context)) {
      case Endpoint.At at ->
          ConditionEvaluationResult.enabled("on " + at.environment().get("AWS_ENDPOINT_URL"));
      case Endpoint.Absent absent -> ConditionEvaluationResult.disabled(absent.why());
    };
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    if (endpoint(context) instanceof Endpoint.At at) {
      context.getStore(HERE).put(Stack.class, new Stack(at.environment()));
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Stack.class;
  }

  @Override
  public Stack resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context.getStore(HERE).get(Stack.class, Stack.class);
  }

  /** One for all classes, looked for once; closed by JUnit after the last one. */
  private static Endpoint endpoint(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(HERE)
        .getOrComputeIfAbsent(
            Endpoint.class,
            _ -> {
              Endpoint found = Endpoint.find();
              if (found instanceof Endpoint.Absent absent) {
                System.out.println("Skipped, the AWS contract tests: " + absent.why());
              }
              return found;
            },
            Endpoint.class);
  }
}
