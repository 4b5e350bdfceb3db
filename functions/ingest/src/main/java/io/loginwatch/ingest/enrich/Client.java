package io.loginwatch.ingest.enrich;

import io.loginwatch.core.login.Device;

/**
 * What a user agent says.
 *
 * @param device in families
 * @param browserMajor major version of the browser or client, below 1,000,000; 0 where unknown
 */
public record Client(Device device, int browserMajor) {
  static final Client NONE = new Client(Device.NONE, 0);
}
