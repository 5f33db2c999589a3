package dev.nirs.enforcement;

import dev.nirs.traffic.IpVersion;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Asks the real tool what it makes of rules: loads them into the filter table of a network
 * namespace that is thrown away, and prints them again. {@code iptables-restore --test} is not
 * asked: it accepts chains and targets that do not exist, and whatever only the kernel refuses.
 *
 * <p>Rules that only append are loaded by the hundred; a load that fails is split until the refused
 * rule stands alone, so every refusal is the tool's word on that rule by itself. Immutable; safe
 * for use by several threads.
 */
public final class RestoreOracle {
  private static final Pattern CHAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]{0,27}");
  private static final Set<String> BUILT_IN = Set.of("INPUT", "FORWARD", "OUTPUT");
  public static final Duration TIMEOUT = Duration.ofMinutes(5);

  private final Set<String> chains;
  private final Duration timeout;

  /**
   * An oracle with own chains.
   *
   * @param chains the chains that exist, beside INPUT, FORWARD and OUTPUT; may be empty
   * @param timeout how long the tool may run over one batch of loads, over zero; a call makes at
   *     most five batches
   * @throws IllegalArgumentException naming a chain that cannot be, or the timeout
   */
  public RestoreOracle(Set<String> chains, Duration timeout) {
    this.chains = Set.copyOf(chains.stream().filter(chain -> !BUILT_IN.contains(chain)).toList());
    this.timeout = timeout;
    for (String chain : chains) {
      if (!CHAIN.matcher(chain).matches()) {
        throw new IllegalArgumentException("chain " + chain + " is no name of an own chain");
      }
    }
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("timeout " + timeout + " is not over zero");
    }
  }

  /**
   * Whether the tool can be asked here.
   *
   * @param variant the implementation
   * @param version V4 for iptables, V6 for ip6tables
   * @return available where a rule was loaded and printed again
   */
  public OracleAvailability availability(RestoreVariant variant, IpVersion version) {
    String program = variant.restoreProgram(version);
    String source = version == IpVersion.V4 ? "192.0.2.1/32" : "2001:db8::1/128";
    String rule = "-A INPUT -s " + source + " -j DROP";
    try {
      return switch (load(List.of(rule), variant, version).get(0)) {
        case LoadVerdict.Loaded loaded when loaded.saved().equals(List.of(rule)) ->
            new OracleAvailability.Available(program);
        case LoadVerdict.Loaded loaded -> unavailable(program, "it printed " + loaded.saved());
        case LoadVerdict.Refused refused -> unavailable(program, refused.message());
        case LoadVerdict.NotAsked notAsked -> unavailable(program, notAsked.reason());
        case LoadVerdict.Unanswered unanswered -> unavailable(program, unanswered.reason());
      };
    } catch (OracleException e) {
      return unavailable(program, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Loads each line as a rule of the filter table.
   *
   * @param rules lines of text, each as it would stand in a file for {@code iptables-restore}
   * @param variant the implementation
   * @param version V4 for iptables, V6 for ip6tables
   * @return a verdict for each line, in their order
   * @throws OracleException where the tool cannot be run here at all
   */
  public List<LoadVerdict> load(List<String> rules, RestoreVariant variant, IpVersion version)
      throws OracleException {
    PrivateNamespace namespace = new PrivateNamespace(isolation(), chains, timeout);
    return new LoadRun(namespace, RestoreTool.of(variant, version), rules).verdicts();
  }

  private Isolation isolation() throws OracleException {
    String reason = "";
    for (Isolation isolation : Isolation.values()) {
      try (LoadFolder folder = new LoadFolder()) {
        Program program = new Program(folder.path(), timeout);
        if (program.run(List.of("unshare", isolation.option(), "true"))) {
          return isolation;
        }
        reason = program.said();
      }
    }
    throw new OracleException("no network namespace can be made: " + reason);
  }

  private static OracleAvailability unavailable(String program, String reason) {
    return new OracleAvailability.Unavailable(program, reason);
  }
}
