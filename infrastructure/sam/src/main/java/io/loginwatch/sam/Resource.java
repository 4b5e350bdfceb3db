package io.loginwatch.sam;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One resource of the template, with every intrinsic in its properties resolved and SAM's {@code
 * Globals} merged in.
 *
 * @param id its logical id
 * @param type such as {@code AWS::DynamoDB::Table}
 * @param properties what the template says of it
 */
public record Resource(String id, String type, ObjectNode properties) {

  /** Its properties, to be read by name so that none is overlooked. */
  public Properties reader() {
    return new Properties(id + ".Properties", properties);
  }
}
