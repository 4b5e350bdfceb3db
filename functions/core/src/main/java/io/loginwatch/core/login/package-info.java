/** What arrived: one authentication event, in the words of the Elastic Common Schema (ECS). */
@NullMarked
package io.loginwatch.core.login;

import org.jspecify.annotations.NullMarked;
