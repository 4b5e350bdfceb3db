/** Reads loginwatch.yaml and the rules, all mistakes at once; resolves secret references. */
@NullMarked
package io.loginwatch.config;

import org.jspecify.annotations.NullMarked;
