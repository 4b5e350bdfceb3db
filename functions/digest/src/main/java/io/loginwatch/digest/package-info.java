/** The day's and the week's summary, over windows that lie end to end. */
@NullMarked
package io.loginwatch.digest;

import org.jspecify.annotations.NullMarked;
