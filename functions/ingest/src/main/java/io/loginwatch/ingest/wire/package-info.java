/** What senders send, taken apart into single records. */
@NullMarked
package io.loginwatch.ingest.wire;

import org.jspecify.annotations.NullMarked;
