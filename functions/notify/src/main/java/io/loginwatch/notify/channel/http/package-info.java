/** Calling other people's servers: guarded, bounded in time and size, and never more than once. */
@NullMarked
package io.loginwatch.notify.channel.http;

import org.jspecify.annotations.NullMarked;
