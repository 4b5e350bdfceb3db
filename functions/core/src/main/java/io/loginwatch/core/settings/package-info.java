/** What can be set, each with a default and a unit. */
@NullMarked
package io.loginwatch.core.settings;

import org.jspecify.annotations.NullMarked;
