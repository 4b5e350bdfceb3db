package io.loginwatch.core.profile;

import io.loginwatch.core.login.Device;

/**
 * Where and with what a session was last used.
 *
 * @param id 32 bits of its id
 * @param time milliseconds since 1970
 * @param address 32 bits of the address
 * @param network {@link Networks#key}
 * @param spot where
 * @param device with what
 */
public record Session(int id, long time, int address, long network, Spot spot, Device device) {}
