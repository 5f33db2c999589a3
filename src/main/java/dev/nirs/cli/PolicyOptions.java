package dev.nirs.cli;

import dev.nirs.app.PolicySettings;
import dev.nirs.selection.BenignCount;
import dev.nirs.traffic.IpVersion;
import dev.nirs.verification.Bounds;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say what may be suggested. */
final class PolicyOptions {
  @Option(
      names = "--epsilon",
      paramLabel = "SHARE",
      defaultValue = "0",
      converter = Converters.OfShare.class,
      description =
          "Share of the benign flows that the rules may hit together, 0 to 1 (default:"
              + " ${DEFAULT-VALUE}).")
  private double epsilon;

  @Option(
      names = "--max-rules",
      paramLabel = "N",
      defaultValue = "0",
      description = "Most rules for a window; 0: as many as it takes (default: ${DEFAULT-VALUE}).")
  private int maxRules;

  @Option(
      names = "--chain",
      paramLabel = "CHAIN",
      defaultValue = "INPUT",
      description =
          "Chain to append to: INPUT on a host, FORWARD on a router (default: ${DEFAULT-VALUE}).")
  private Chain chain = Chain.INPUT;

  @Option(
      names = "--ipv6",
      description = "Suggest ip6tables rules against the IPv6 alerts instead of iptables rules.")
  private boolean ipv6;

  @Mixin private ProtectionOptions protection = new ProtectionOptions();

  @Option(
      names = "--direction",
      paramLabel = "forward|both",
      defaultValue = "both",
      description =
          "Which packets of a benign flow a rule must spare: those of its own direction, as in the"
              + " talk, or the answers too (default: ${DEFAULT-VALUE}).")
  private Direction direction = Direction.both;

  @Option(
      names = "--benign-floor",
      paramLabel = "N",
      defaultValue = "" + Bounds.BENIGN_FLOOR,
      description =
          "With fewer benign flows than this only rules bound to one source are suggested (default:"
              + " ${DEFAULT-VALUE}).")
  private int benignFloor;

  @Option(
      names = "--strategy",
      paramLabel = "suggest|general|atomic",
      defaultValue = "suggest",
      description =
          "suggest: all of the above; general: the same with rules over networks, services and"
              + " ports, without model; atomic: the plain baseline of the talk, without model,"
              + " roles, protection, answers or floor, to compare with (default:"
              + " ${DEFAULT-VALUE}).")
  private Strategy strategy = Strategy.suggest;

  PolicySettings settings() {
    if (maxRules < 0) {
      throw new IllegalArgumentException(
          "--max-rules " + maxRules + " is negative; expected 0 or more");
    }
    protection.ports();
    int most = maxRules == 0 ? Integer.MAX_VALUE : maxRules;
    IpVersion version = ipv6 ? IpVersion.V6 : IpVersion.V4;
    if (isAtomic()) {
      return PolicySettings.atomic(chain.name(), version, epsilon, most);
    }
    return protection.settings(
        chain.name(), version, new Bounds(epsilon, most, direction.count(), benignFloor));
  }

  boolean isAtomic() {
    return strategy == Strategy.atomic;
  }

  boolean asksModel() {
    return strategy == Strategy.suggest;
  }

  boolean isGeneral() {
    return strategy == Strategy.general;
  }

  /** Built-in chains a filter rule may append to. */
  enum Chain {
    INPUT,
    FORWARD,
    OUTPUT
  }

  /** Which packets of a benign flow count as hit. */
  enum Direction {
    forward(BenignCount.FORWARD),
    both(BenignCount.BOTH);

    private final BenignCount count;

    Direction(BenignCount count) {
      this.count = count;
    }

    BenignCount count() {
      return count;
    }
  }

  /** Strategies. */
  enum Strategy {
    suggest,
    general,
    atomic
  }
}
