package dev.nirs.cli;

import dev.nirs.app.InputException;
import dev.nirs.app.KnowledgeSettings;
import dev.nirs.app.Nirs;
import dev.nirs.app.PolicySettings;
import dev.nirs.selection.BenignCount;
import dev.nirs.traffic.IpVersion;
import dev.nirs.verification.Bounds;
import dev.nirs.verification.Policy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say what no rule may cut off, for rules whose other conditions are known. */
final class ProtectionOptions {
  @Option(
      names = "--hosts",
      paramLabel = "FILE",
      description =
          "Roles of your hosts (YAML): what is protected and which services must stay open"
              + " (default: hosts/local.yaml of the knowledge base, where there is one).")
  private Optional<Path> hosts = Optional.empty();

  @Option(
      names = "--protect",
      paramLabel = "WHAT",
      split = ",",
      description =
          "An address, a prefix or a role (such as dns-server) that no rule may name; may be"
              + " repeated.")
  private List<String> protect = new ArrayList<>();

  @Mixin private ManagementPortOption management = new ManagementPortOption();

  /** A policy whose chain, family and bounds are to be replaced by each case's own. */
  Policy policy(KnowledgeSettings knowledge) throws InputException {
    Bounds bounds = new Bounds(0, Integer.MAX_VALUE, BenignCount.BOTH, Bounds.BENIGN_FLOOR);
    try {
      return Nirs.policy(settings("INPUT", IpVersion.V4, bounds), knowledge);
    } catch (IllegalArgumentException e) {
      throw new InputException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * What the policy is made of.
   *
   * @throws IllegalArgumentException naming a port out of range
   */
  PolicySettings settings(String chain, IpVersion version, Bounds bounds) {
    return new PolicySettings(chain, version, bounds, hosts, protect, ports());
  }

  /**
   * The ports by which hosts are managed.
   *
   * @throws IllegalArgumentException naming a number that is no port
   */
  Set<Integer> ports() {
    return management.ports();
  }
}
