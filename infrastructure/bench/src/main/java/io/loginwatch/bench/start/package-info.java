/** How long functions take from the start of their process until they ask for their first event. */
@NullMarked
package io.loginwatch.bench.start;

import org.jspecify.annotations.NullMarked;
