/**
 * What a person reads: templates, the words that go into them, and how each medium escapes them.
 */
@NullMarked
package io.loginwatch.notify.message;

import org.jspecify.annotations.NullMarked;
