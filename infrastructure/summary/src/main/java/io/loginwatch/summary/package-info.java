/** The last words of a build. */
@NullMarked
package io.loginwatch.summary;

import org.jspecify.annotations.NullMarked;
