package dev.nirs.rule.current;

import java.util.Optional;

/**
 * A rule that a host has.
 *
 * @param number its place in its chain, from 1, as {@code iptables -L --line-numbers} counts
 * @param line its line in the text, from 1
 * @param text the rule as printed, without counters
 * @param counters what it has matched so far; empty where the text has no counters
 * @param reading what could be read of it
 */
public record CurrentRule(
    int number, int line, String text, Optional<Counters> counters, Reading reading) {

  /**
   * What a rule has matched so far.
   *
   * @param packets 0 or more
   * @param bytes 0 or more
   */
  public record Counters(long packets, long bytes) {}
}
