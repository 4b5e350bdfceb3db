/** The backend of SLF4J: one JSON object a line in AWS, one readable line elsewhere. */
@NullMarked
package io.loginwatch.config.log;

import org.jspecify.annotations.NullMarked;
