/** What an address and a user agent tell, where the log does not. */
@NullMarked
package io.loginwatch.ingest.enrich;

import org.jspecify.annotations.NullMarked;
