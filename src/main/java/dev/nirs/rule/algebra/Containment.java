package dev.nirs.rule.algebra;

/** Whether every packet of one rule is a packet of another rule, or of one of several. */
public sealed interface Containment {

  /** Every packet is. */
  record Proven() implements Containment {}

  /**
   * Some packet is not.
   *
   * @param counterexample a packet of the one that is none of the others
   */
  record Refuted(Witness counterexample) implements Containment {}

  /**
   * It depends on what cannot be decided.
   *
   * @param reason what that is, for people
   */
  record NotProven(String reason) implements Containment {}
}
