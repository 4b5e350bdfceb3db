package io.loginwatch.core.rule;

/**
 * Remembers that a rule fired, or that a login was part of what made it fire.
 *
 * @param rule hash of the rule's id
 * @param at when, in epoch milliseconds of event time
 * @param until how long that matters
 * @param login hash of the id of the login that completed it
 */
record Mark(int rule, long at, long until, int login) {}
