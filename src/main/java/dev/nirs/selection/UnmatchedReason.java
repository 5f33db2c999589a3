package dev.nirs.selection;

/**
 * Why an alert stays unmatched, by how far the best of the rules that would match it came: the
 * first that holds.
 */
public enum UnmatchedReason {
  /** A rule would do, but as many as are allowed were chosen. */
  RULE_LIMIT,
  /** A rule within epsilon is not bound to one source, and too few benign flows tell its cost. */
  THIN_BENIGN_WINDOW,
  /** Every rule within epsilon touches a protected host, service or port, or is too wide. */
  PROTECTED,
  /** Only a rule for its source would do, which a flood has forged. */
  FORGED_SOURCE,
  /** Only a rule for its connection would do, which has no other alert and is taken to be over. */
  SINGLE_CONNECTION,
  /** Every rule that matches it hits more benign flows than epsilon and the other rules leave. */
  TOO_MUCH_BENIGN,
  /** Its addresses are of the other family. */
  OTHER_FAMILY,
  /** What a rule would name of it, an address or the protocol, is not known. */
  UNNAMED
}
