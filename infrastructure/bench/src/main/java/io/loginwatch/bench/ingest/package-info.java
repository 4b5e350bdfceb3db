/** How many logins a second the ingest function reads. */
@NullMarked
package io.loginwatch.bench.ingest;

import org.jspecify.annotations.NullMarked;
