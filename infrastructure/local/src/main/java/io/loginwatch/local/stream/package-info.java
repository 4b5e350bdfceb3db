/** The template's stream event sources, driven as Lambda's event source mappings drive them. */
@NullMarked
package io.loginwatch.local.stream;

import org.jspecify.annotations.NullMarked;
