package dev.nirs.app;

import dev.nirs.traffic.IpVersion;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What a check of rules looks at beside the grammar.
 *
 * @param version V4 for iptables, V6 for ip6tables
 * @param policy host roles (YAML) that legal rules are reviewed by; empty for no review
 * @param managementPorts TCP ports that the review lets no rule close to everyone, 0 to 65535
 * @param against the current ruleset, as iptables-save prints it; empty for none
 * @param fixes whether refused lines are repaired where a repair is evident
 * @param asksOracle whether the real tool is asked too
 */
public record CheckSettings(
    IpVersion version,
    Optional<Path> policy,
    Set<Integer> managementPorts,
    Optional<Path> against,
    boolean fixes,
    boolean asksOracle) {

  /** Copies the set. */
  public CheckSettings {
    managementPorts = Set.copyOf(managementPorts);
  }

  /**
   * Whether every line is judged by itself, so that lines may be answered as they come.
   *
   * @return false where rules are held against one another or loaded by the hundred
   */
  public boolean isLineByLine() {
    return against.isEmpty() && !asksOracle;
  }
}
