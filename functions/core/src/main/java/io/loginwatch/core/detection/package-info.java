/** Arithmetic over logins: no clock, no randomness, no I/O. */
@NullMarked
package io.loginwatch.core.detection;

import org.jspecify.annotations.NullMarked;
