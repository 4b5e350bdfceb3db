/** What happened in an exact window of time, in figures that can be added up. */
@NullMarked
package io.loginwatch.core.digest;

import org.jspecify.annotations.NullMarked;
