package dev.nirs.app;

import dev.nirs.selection.BenignCount;
import dev.nirs.traffic.IpVersion;
import dev.nirs.verification.Bounds;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the user said about what may be suggested, before files are read.
 *
 * @param chain chain to append to
 * @param version family of the rules
 * @param bounds how much a ruleset may cost
 * @param hosts file of host roles; empty for the knowledge base's own
 * @param protect addresses, prefixes and roles that no rule may name
 * @param managementPorts TCP ports that no rule may close to everyone
 */
public record PolicySettings(
    String chain,
    IpVersion version,
    Bounds bounds,
    Optional<Path> hosts,
    List<String> protect,
    Set<Integer> managementPorts) {

  /** Copies the collections. */
  public PolicySettings {
    protect = List.copyOf(protect);
    managementPorts = Set.copyOf(managementPorts);
  }

  /**
   * The plain baseline of the talk: nothing protected, one-way counts, no floor.
   *
   * @param chain chain to append to
   * @param version family of the rules
   * @param epsilon share of the benign window that a ruleset may hit, 0 to 1
   * @param maxRules most rules of a ruleset, 1 or more
   * @return the settings
   */
  public static PolicySettings atomic(
      String chain, IpVersion version, double epsilon, int maxRules) {
    Bounds bounds = new Bounds(epsilon, maxRules, BenignCount.FORWARD, 0);
    return new PolicySettings(chain, version, bounds, Optional.empty(), List.of(), Set.of());
  }

  /**
   * Whether nothing is protected on purpose.
   *
   * @return true for the plain baseline
   */
  public boolean isPlain() {
    return bounds.benignCount() == BenignCount.FORWARD
        && bounds.benignFloor() == 0
        && managementPorts.isEmpty()
        && hosts.isEmpty()
        && protect.isEmpty();
  }
}
