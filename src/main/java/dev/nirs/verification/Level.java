package dev.nirs.verification;

/**
 * How far a rule of an answer gets; each level asks for all before it (design, section 1, step 8).
 */
public enum Level {
  /** Nothing that looks like a rule. */
  NONE,
  /** L0: a line that is meant as a rule. */
  ANSWERED,
  /** L1: legal iptables; every rule at this level is the talk's "valid ruleset". */
  LEGAL,
  /** L2: inside the policy: append, configured chain, DROP or REJECT, bounded options. */
  IN_POLICY,
  /** L3: matches at least one alert. */
  EFFECTIVE,
  /** L4: keeps the ruleset within epsilon of the benign window. */
  SPARING,
  /** L5: names nothing protected and is not wider than allowed. */
  SAFE
}
