/** The local run: executes {@code template.yaml} on this machine. */
@NullMarked
package io.loginwatch.local;

import org.jspecify.annotations.NullMarked;
