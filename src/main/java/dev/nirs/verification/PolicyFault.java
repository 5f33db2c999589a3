package dev.nirs.verification;

/**
 * Why a legal rule must not be applied without a second look.
 *
 * @param kind what is wrong
 * @param message one sentence with the values of the rule
 */
public record PolicyFault(Kind kind, String message) {

  /** What a reviewer refuses although iptables loads it. */
  public enum Kind {
    /** Hits every address, or nearly so, in whatever disguise. */
    TOO_WIDE,
    /** Cuts off a protected address, host or service, or the administrator. */
    PROTECTED,
    /** Lets traffic through: ACCEPT and RETURN. */
    OPENS,
    /** Changes nothing: never matches, or only writes to the log. */
    NO_EFFECT,
    /** Does the opposite of what is wanted, such as dropping what stays below a rate. */
    WRONG_WAY_ROUND,
    /** Appends to a chain that is named like a target. */
    SHADOWS_TARGET
  }
}
