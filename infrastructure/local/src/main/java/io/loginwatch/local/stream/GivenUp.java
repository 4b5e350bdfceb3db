package io.loginwatch.local.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Hears of records that no retry could bring through: what stands for an on-failure queue. */
@FunctionalInterface
public interface GivenUp {

  /**
   * @param queue ARN of the queue that the template names
   * @param function logical id of the function that failed
   * @param records what it could not handle
   */
  void hear(String queue, String function, List<JsonNode> records);
}
