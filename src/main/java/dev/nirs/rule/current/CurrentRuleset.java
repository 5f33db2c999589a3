package dev.nirs.rule.current;

import dev.nirs.traffic.IpVersion;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The filter table of a host, and what else its {@code iptables-save} holds.
 *
 * @param version V4 for iptables-save, V6 for ip6tables-save
 * @param chains the chains of the filter table by name, in the order of the text; no chain where
 *     the text has no filter table
 * @param unread lines that are no rule of a known chain and could not be read: while there are any,
 *     nothing about the ruleset is certain
 * @param otherTables rules of each other table, which are not looked at
 */
public record CurrentRuleset(
    IpVersion version,
    Map<String, CurrentChain> chains,
    List<UnreadLine> unread,
    Map<String, Integer> otherTables) {

  /** Copies the collections, keeping their order. */
  public CurrentRuleset {
    chains = Collections.unmodifiableMap(new LinkedHashMap<>(chains));
    unread = List.copyOf(unread);
    otherTables = Collections.unmodifiableMap(new LinkedHashMap<>(otherTables));
  }

  /**
   * A host without rules.
   *
   * @param version the family
   * @return a ruleset without chains
   */
  public static CurrentRuleset empty(IpVersion version) {
    return new CurrentRuleset(version, Map.of(), List.of(), Map.of());
  }

  /**
   * Reads what {@code iptables-save} or {@code ip6tables-save} printed, with or without counters.
   * Never throws, whatever the text.
   *
   * @param lines the lines, without line ends
   * @param version which of the two programs printed it
   * @return the ruleset, with what could not be read
   */
  public static CurrentRuleset read(List<String> lines, IpVersion version) {
    return new SaveReader(version).read(lines);
  }

  /**
   * A chain of the filter table.
   *
   * @param name its name
   * @return the chain; one without rules and with the policy ACCEPT where the text does not name
   *     it, which is what a host has whose filter table was never touched
   */
  public CurrentChain chain(String name) {
    CurrentChain known = chains.get(name);
    return known != null ? known : new CurrentChain(name, CurrentChain.Policy.ACCEPT, List.of());
  }
}
