/** Logins from the stream, judged one by one; memory and alerts committed together. */
@NullMarked
package io.loginwatch.detect;

import org.jspecify.annotations.NullMarked;
