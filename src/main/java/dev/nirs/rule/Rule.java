package dev.nirs.rule;

import dev.nirs.traffic.IpVersion;
import java.util.List;
import java.util.Optional;

/**
 * One rule that appends to a chain of the filter table.
 *
 * @param version iptables (V4) or ip6tables (V6)
 * @param chain the chain, such as INPUT
 * @param matches its conditions, in the order written; all must hold
 * @param target what becomes of a packet that meets them
 */
public record Rule(IpVersion version, String chain, List<Match> matches, Target target) {

  /** Copies the conditions. */
  public Rule {
    matches = List.copyOf(matches);
  }

  /**
   * The one condition of a kind.
   *
   * @param <M> the kind
   * @param kind its class
   * @return the first condition of that kind, or empty
   */
  public <M extends Match> Optional<M> match(Class<M> kind) {
    return matches.stream().filter(kind::isInstance).map(kind::cast).findFirst();
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
