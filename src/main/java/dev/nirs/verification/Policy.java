package dev.nirs.verification;

import dev.nirs.traffic.IpVersion;

/**
 * What may be suggested on this network.
 *
 * @param chain the one chain that rules may append to
 * @param version the family of the rules
 * @param bounds how much a ruleset may cost
 * @param protection what no rule may cut off
 */
public record Policy(String chain, IpVersion version, Bounds bounds, Protection protection) {

  /**
   * Shortest IPv4 prefix that a rule may name, in bits: a /16, as wide as the valid rules of the
   * talk.
   */
  public static final int SHORTEST_V4 = 16;

  /**
   * Shortest IPv6 prefix that a rule may name, in bits: a /48, what one site is given (RFC 6177).
   */
  public static final int SHORTEST_V6 = 48;

  /**
   * The shortest prefix that a rule may name.
   *
   * @return bits, by the policy's family
   */
  public int shortestPrefix() {
    return version == IpVersion.V4 ? SHORTEST_V4 : SHORTEST_V6;
  }
}
