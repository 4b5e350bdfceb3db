/** The HTTP contract: requests, credentials, signatures and answers. */
@NullMarked
package io.loginwatch.ingest.http;

import org.jspecify.annotations.NullMarked;
