/** The tables: one class per table. Keys and conditions live only here. */
@NullMarked
package io.loginwatch.store;

import org.jspecify.annotations.NullMarked;
