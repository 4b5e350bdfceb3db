/** Makes a new rule or detector that is green at once, with its tests. */
@NullMarked
package io.loginwatch.local.scaffold;

import org.jspecify.annotations.NullMarked;
