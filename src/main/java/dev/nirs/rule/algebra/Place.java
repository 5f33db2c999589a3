package dev.nirs.rule.algebra;

/**
 * Which rule a finding speaks of.
 *
 * @param chain its chain
 * @param number its number in the chain, from 1; for a suggested rule its number among them
 * @param suggested whether it is one of the rules under review, not one that the host has
 */
public record Place(String chain, int number, boolean suggested) {

  /** {@code rule 12 of INPUT}, or {@code suggested rule 2}. */
  @Override
  public String toString() {
    return suggested ? "suggested rule " + number : "rule " + number + " of " + chain;
  }
}
