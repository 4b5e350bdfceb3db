/** How many logins a second. */
@NullMarked
package io.loginwatch.bench.speed;

import org.jspecify.annotations.NullMarked;
