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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  @Option(
      names = "--management-port",
      paramLabel = "PORT",
      split = ",",
      defaultValue = "22",
      description =
          "TCP ports that no rule may close to everyone; 0: none (default: ${DEFAULT-VALUE}).")
  private Set<Integer> managementPorts = Set.of();

  /** A policy whose chain, family and bounds are to be replaced by each case's own. */
  Policy policy(KnowledgeSettings knowledge) throws InputException {
    Bounds bounds = new Bounds(0, Integer.MAX_VALUE, BenignCount.BOTH, Bounds.BENIGN_FLOOR);
    try {
      return Nirs.policy(settings("INPUT", IpVersion.V4, bounds), knowledge);
    } catch (IllegalArgumentException e) {
      throw new InputException(String.valueOf(e.getMessage()), e);
    }
  }

  PolicySettings settings(String chain, IpVersion version, Bounds bounds) {
    return new PolicySettings(chain, version, bounds, hosts, protect, ports());
  }

  /** The ports, without the 0 that stands for none. */
  Set<Integer> ports() {
    for (int port : managementPorts) {
      if (port < 0 || port > 65_535) {
        throw new IllegalArgumentException(
            "--management-port " + port + " is no port; expected 0 to 65535");
      }
    }
    Set<Integer> ports = new HashSet<>(managementPorts);
    ports.remove(0);
    return ports;
  }
}
