package dev.nirs.rule.algebra;

/** Whether two rules, or the unions of two lists of rules, match the same packets. */
public sealed interface Equivalence {

  /** They do. */
  record Same() implements Equivalence {}

  /**
   * They do not.
   *
   * @param counterexample a packet of one and not of the other
   * @param ofFirst whether it is a packet of the first
   */
  record Different(Witness counterexample, boolean ofFirst) implements Equivalence {}

  /**
   * It depends on what cannot be decided.
   *
   * @param reason what that is, for people
   */
  record NotProven(String reason) implements Equivalence {}
}
