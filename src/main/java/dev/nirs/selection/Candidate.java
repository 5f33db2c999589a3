package dev.nirs.selection;

import dev.nirs.rule.Rule;
import dev.nirs.traffic.IpVersion;

/** A rule that may be chosen, as the values it matches. */
public sealed interface Candidate permits AtomicCandidate, GeneralCandidate {

  /**
   * The family of its rule.
   *
   * @return the family of its addresses
   */
  IpVersion version();

  /**
   * The rule that drops what it matches.
   *
   * @param chain the chain to append to
   * @return the rule, conditions in canonical order
   */
  Rule rule(String chain);
}
