/**
 * Detectors written as data: a pattern, optionally N within a window, optionally after another
 * rule.
 */
@NullMarked
package io.loginwatch.core.rule;

import org.jspecify.annotations.NullMarked;
