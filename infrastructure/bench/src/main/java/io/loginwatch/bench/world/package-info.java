/** A made-up world with real distances: cities, networks, addresses and devices. */
@NullMarked
package io.loginwatch.bench.world;

import org.jspecify.annotations.NullMarked;
