/** Made-up people and machines that log in and mean no harm. */
@NullMarked
package io.loginwatch.bench.people;

import org.jspecify.annotations.NullMarked;
