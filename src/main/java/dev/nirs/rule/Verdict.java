package dev.nirs.rule;

/** Whether a rule matches a packet, as far as a flow record can tell. */
public enum Verdict {
  /** Every condition holds. */
  MATCH,
  /** At least one condition does not hold. */
  NO_MATCH,
  /** No condition fails, but the record does not decide all of them. */
  UNKNOWN;

  /**
   * Both must hold.
   *
   * @param other another verdict on the same packet
   * @return NO_MATCH where either is, else UNKNOWN where either is, else MATCH
   */
  Verdict and(Verdict other) {
    return this == NO_MATCH || other == MATCH ? this : other;
  }

  /** MATCH or NO_MATCH. */
  static Verdict of(boolean holds) {
    return holds ? MATCH : NO_MATCH;
  }

  /** The opposite where negated; unknown stays unknown. */
  Verdict negatedIf(boolean negated) {
    return !negated || this == UNKNOWN ? this : of(this == NO_MATCH);
  }
}
