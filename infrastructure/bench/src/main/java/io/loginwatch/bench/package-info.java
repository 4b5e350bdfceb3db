/** Measures Loginwatch: quality of detection, speed, start time. */
@NullMarked
package io.loginwatch.bench;

import org.jspecify.annotations.NullMarked;
