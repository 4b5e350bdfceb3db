/** Detection over a file of logins: the same core as in AWS, without store or network. */
@NullMarked
package io.loginwatch.local.replay;

import org.jspecify.annotations.NullMarked;
