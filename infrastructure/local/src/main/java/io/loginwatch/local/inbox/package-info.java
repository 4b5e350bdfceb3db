/** Receives what the system sends, and shows each message as its receiver would see it. */
@NullMarked
package io.loginwatch.local.inbox;

import org.jspecify.annotations.NullMarked;
