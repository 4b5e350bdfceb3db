/** Months of labelled logins, and a score for whoever judges them. */
@NullMarked
package io.loginwatch.bench.quality;

import org.jspecify.annotations.NullMarked;
