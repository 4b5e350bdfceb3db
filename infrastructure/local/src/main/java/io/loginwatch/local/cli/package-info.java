/** The command line. */
@NullMarked
package io.loginwatch.local.cli;

import org.jspecify.annotations.NullMarked;
