package dev.nirs.rule;

import dev.nirs.traffic.IpVersion;
import java.util.List;
import java.util.Optional;

/**
 * One rule that appends to a chain of the filter table.
 *
 * @param version iptables (V4) or ip6tables (V6)
 * @param chain the chain, such as INPUT
 * @param matches its conditions, all of which must hold, in the order of {@code iptables-save}: -s,
 *     -d, -p, then the extensions in the order written; any order may be given
 * @param target what becomes of a packet that meets them
 */
public record Rule(IpVersion version, String chain, List<Match> matches, Target target) {

  /**
   * Puts the conditions into the order of {@code iptables-save} and refuses what no {@code
   * iptables-restore} would load; two rules are equal exactly where their canonical texts are.
   *
   * @throws IllegalArgumentException naming the condition that is at fault
   */
  public Rule {
    MatchOrder order = MatchOrder.of(matches);
    matches = order.matches();
    RuleShape.check(version, chain, order, target);
  }

  /**
   * The one condition of a kind.
   *
   * @param <M> the kind
   * @param kind its class
   * @return the first condition of that kind, or empty
   */
  public <M extends Match> Optional<M> match(Class<M> kind) {
    for (Match match : matches) {
      if (kind.isInstance(match)) {
        return Optional.of(kind.cast(match));
      }
    }
    return Optional.empty();
  }

  /**
   * The rule as {@code iptables-save} prints it.
   *
   * @return one line without line end
   */
  public String canonical() {
    return CanonicalText.of(this);
  }

  /** The canonical text. */
  @Override
  public String toString() {
    return canonical();
  }
}
