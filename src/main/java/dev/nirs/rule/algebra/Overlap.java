package dev.nirs.rule.algebra;

/** Whether two rules share a packet. */
public sealed interface Overlap {

  /** They share none. */
  record Disjoint() implements Overlap {}

  /**
   * They share some.
   *
   * @param example a packet of both
   */
  record Shared(Witness example) implements Overlap {}

  /**
   * It depends on what cannot be decided.
   *
   * @param reason what that is, for people
   */
  record NotProven(String reason) implements Overlap {}
}
