/** Made-up attacks on the made-up people, each labelled. */
@NullMarked
package io.loginwatch.bench.attack;

import org.jspecify.annotations.NullMarked;
