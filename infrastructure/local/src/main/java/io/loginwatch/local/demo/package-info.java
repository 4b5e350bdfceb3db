/** The demo: a month of ordinary logins, then a takeover, posted over HTTP. */
@NullMarked
package io.loginwatch.local.demo;

import org.jspecify.annotations.NullMarked;
