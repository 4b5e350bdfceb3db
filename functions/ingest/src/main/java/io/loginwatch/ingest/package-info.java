/** The front door: log records in whatever shape their sender has them, to stored logins. */
@NullMarked
package io.loginwatch.ingest;

import org.jspecify.annotations.NullMarked;
