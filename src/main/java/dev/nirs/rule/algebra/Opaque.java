package dev.nirs.rule.algebra;

import dev.nirs.rule.Match;
import dev.nirs.traffic.IpVersion;
import java.util.Collection;
import java.util.stream.Collectors;

/** A condition that no axis holds: known only as what it is written. */
sealed interface Opaque {

  /** Whether an equal condition in another rule holds for the same packets. */
  boolean isSameForAll();

  /** The condition in words or as iptables writes it. */
  String text();

  /** Several in one phrase, in a fixed order. */
  static String texts(Collection<Opaque> conditions) {
    return conditions.stream()
        .map(Opaque::text)
        .distinct()
        .sorted()
        .collect(Collectors.joining(" and "));
  }

  /**
   * Depends on the packet and the host's setup alone, such as an interface or TCP flags.
   *
   * @param version the family of its rule
   * @param match the condition
   */
  record OfPacket(IpVersion version, Match match) implements Opaque {
    @Override
    public boolean isSameForAll() {
      return true;
    }

    @Override
    public String text() {
      return MatchText.of(version, match);
    }
  }

  /**
   * Depends on the packets the rule has seen before, such as a rate: two rules count apart, so an
   * equal condition elsewhere says nothing.
   *
   * @param version the family of its rule
   * @param match the condition
   */
  record OfHistory(IpVersion version, Match match) implements Opaque {
    @Override
    public boolean isSameForAll() {
      return false;
    }

    @Override
    public String text() {
      return MatchText.of(version, match);
    }
  }

  /**
   * Could not be read.
   *
   * @param what the rule it stands in, for people
   */
  record Unread(String what) implements Opaque {
    @Override
    public boolean isSameForAll() {
      return false;
    }

    @Override
    public String text() {
      return what;
    }
  }
}
