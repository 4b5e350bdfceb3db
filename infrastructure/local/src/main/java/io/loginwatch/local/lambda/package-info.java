/** The template's functions, in this process: their environment, layers and invocations. */
@NullMarked
package io.loginwatch.local.lambda;

import org.jspecify.annotations.NullMarked;
