/** Whether intake keeps its word when it is killed, and how fast it is over HTTP. */
@NullMarked
package io.loginwatch.bench.intake;

import org.jspecify.annotations.NullMarked;
