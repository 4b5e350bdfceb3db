/** Whether messages arrive, once and in time, whatever breaks on the way. */
@NullMarked
package io.loginwatch.bench.delivery;

import org.jspecify.annotations.NullMarked;
