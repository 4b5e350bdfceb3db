/** What is known of one user: one item, small, bounded. */
@NullMarked
package io.loginwatch.core.profile;

import org.jspecify.annotations.NullMarked;
