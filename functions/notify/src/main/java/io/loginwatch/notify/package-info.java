/** Tells the right people, once, whatever breaks: incidents, routes, deliveries, retries. */
@NullMarked
package io.loginwatch.notify;

import org.jspecify.annotations.NullMarked;
