package io.loginwatch.core.rule;

/**
 * Remembers that a rule fired, or that a login was part of what made it fire.
 *
 * @param rule hash of the rule's id
 * @param at when, in epoch milliseconds of event time
 * @param until how long that matters
 * @param login hash of the id of the login that completed it
 * @param number which mark of its window it is, from 1; 0 before it is in one
 */
record Mark(int rule, long at, long until, int login, int number) {
  Mark(int rule, long at, long until, int login) {
    this(rule, at, until, login, 0);
  }

  Mark numbered(int number) {
    return new Mark(rule, at, until, login, number);
  }

  /** Whether it says the same, whenever it was left. */
  boolean isAs(Mark other) {
    return numbered(0).equals(other.numbered(0));
  }
}
