/** The template's schedules. */
@NullMarked
package io.loginwatch.local.schedule;

import org.jspecify.annotations.NullMarked;
