/** What log sources mean by a record: small mappings from each shape to a login. */
@NullMarked
package io.loginwatch.ingest.format;

import org.jspecify.annotations.NullMarked;
