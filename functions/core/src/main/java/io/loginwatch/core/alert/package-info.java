/**
 * What people are told: findings that are recorded, with an id that is a function of their cause.
 */
@NullMarked
package io.loginwatch.core.alert;

import org.jspecify.annotations.NullMarked;
