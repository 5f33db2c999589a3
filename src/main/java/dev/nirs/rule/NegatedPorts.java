package dev.nirs.rule;

import dev.nirs.traffic.Protocol;
import java.util.List;

/**
 * A trap of iptables 1.8.9: where one source port and one destination port are both negated, nft
 * compares the two as one value and matches unless both are equal, legacy matches only where
 * neither is. Measured with packets of tcp and udp; what only one of them matches is undecided.
 */
public final class NegatedPorts {
  private NegatedPorts() {}

  /**
   * Whether the two variants understand the ports of a rule differently.
   *
   * @param matches the rule's conditions
   * @return true for {@code ! --sport A ! --dport B} of tcp or udp, both single ports
   */
  public static boolean areAmbiguous(List<Match> matches) {
    boolean source = false;
    boolean destination = false;
    boolean translated = false;
    for (Match match : matches) {
      switch (match) {
        case Match.SourcePort m -> source = m.negated() && m.ports().isSingle();
        case Match.DestinationPort m -> destination = m.negated() && m.ports().isSingle();
        case Match.OfProtocol m ->
            translated =
                m.protocol().number() == Protocol.TCP.number()
                    || m.protocol().number() == Protocol.UDP.number();
        default -> {}
      }
    }
    return source && destination && translated;
  }
}
