/** Query and triage over HTTP. */
@NullMarked
package io.loginwatch.api;

import org.jspecify.annotations.NullMarked;
