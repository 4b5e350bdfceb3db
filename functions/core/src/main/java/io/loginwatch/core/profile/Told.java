package io.loginwatch.core.profile;

/**
 * A cause that was told of lately: what must not be told twice.
 *
 * @param cause 32 bits of the rule's id and what distinguishes its causes
 * @param time milliseconds since 1970, by the login's own time
 */
public record Told(int cause, long time) {}
