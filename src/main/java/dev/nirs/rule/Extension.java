package dev.nirs.rule;

import java.util.Map;
import java.util.Set;

/**
 * One match extension of iptables-extensions(8), loaded by {@code -m} or by its own protocol.
 *
 * @param name its canonical name
 * @param options its options by every spelling
 * @param required the option without which it cannot be loaded; empty where it needs none
 * @param protocols the protocol numbers one of which the rule must name; empty where any will do
 */
record Extension(
    String name, Map<String, Option> options, String required, Set<Integer> protocols) {

  Extension {
    options = Map.copyOf(options);
    protocols = Set.copyOf(protocols);
  }
}
