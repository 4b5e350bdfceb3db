/** What people are told about: the alerts of one subject while the gaps between them stay short. */
@NullMarked
package io.loginwatch.core.incident;

import org.jspecify.annotations.NullMarked;
