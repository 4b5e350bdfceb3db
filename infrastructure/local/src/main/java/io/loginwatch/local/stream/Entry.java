package io.loginwatch.local.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.time.Instant;

/**
 * A stream record on its way to a function.
 *
 * @param sequence its sequence number, which rises within a shard
 * @param key its partition key, by which lanes are chosen
 * @param created when the change was made
 * @param json what the function is handed
 */
record Entry(BigInteger sequence, String key, Instant created, ObjectNode json) {}
