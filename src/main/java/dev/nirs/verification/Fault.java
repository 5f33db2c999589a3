package dev.nirs.verification;

/**
 * Why a rule goes no further.
 *
 * @param kind the check that failed
 * @param message one sentence with the values that failed it
 */
public record Fault(Kind kind, String message) {

  /** The checks. */
  public enum Kind {
    /** L1: iptables, or our subset of it, refuses the text. */
    ILLEGAL,
    /** L2: the text is legal but outside the policy. */
    OUTSIDE_POLICY,
    /** L3: no alert of the window is matched. */
    NO_ALERT_MATCHED,
    /** Every alert it matches is matched by a rule before it. */
    REDUNDANT,
    /** L4: too many benign flows would be hit. */
    TOO_MUCH_BENIGN,
    /** L5: a protected address, host or service would be hit. */
    PROTECTED,
    /** L5: wider than the policy allows. */
    TOO_WIDE,
    /** L5: too little benign traffic has been seen to judge it. */
    THIN_BENIGN_WINDOW
  }
}
