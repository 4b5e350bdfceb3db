/** The places a message can go to: one small class for each kind, all listed in one registry. */
@NullMarked
package io.loginwatch.notify.channel;

import org.jspecify.annotations.NullMarked;
