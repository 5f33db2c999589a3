package dev.nirs.selection;

import dev.nirs.rule.Match;
import dev.nirs.traffic.PortRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts candidates to ports between the same networks into one rule, where 15 slots of ports are
 * enough. Rules stand in the order of their first candidates.
 */
final class SharedRules {
  private final CandidateTable table;
  private final List<Shared> all = new ArrayList<>();
  private final Map<Integer, List<Shared>> byGroup = new HashMap<>();

  SharedRules(CandidateTable table) {
    this.table = table;
  }

  /** Puts a candidate into the first rule that it fits into, or into one of its own. */
  void add(int candidate) {
    List<PortRange> ports = ports(candidate);
    int group = table.candidates().group(candidate);
    List<Shared> others =
        group < 0 ? new ArrayList<>() : byGroup.computeIfAbsent(group, g -> new ArrayList<>());
    if (!join(candidate, ports, others)) {
      Shared own = new Shared(new ArrayList<>(List.of(candidate)), ports);
      all.add(own);
      others.add(own);
    }
  }

  private static boolean join(int candidate, List<PortRange> ports, List<Shared> others) {
    for (Shared other : others) {
      if (!mayFit(other.ports, ports)) {
        continue;
      }
      List<PortRange> together = joined(other.ports, ports);
      if (Match.Multiport.slots(together) <= Match.Multiport.MOST_SLOTS) {
        other.members.add(candidate);
        other.ports.clear();
        other.ports.addAll(together);
        return true;
      }
    }
    return false;
  }

  /**
   * Ranges that do not touch take the slots of both; said without making lists, for most do not.
   */
  private static boolean mayFit(List<PortRange> some, List<PortRange> others) {
    if (Match.Multiport.slots(some) + Match.Multiport.slots(others) <= Match.Multiport.MOST_SLOTS) {
      return true;
    }
    for (PortRange one : some) {
      for (PortRange other : others) {
        if (one.first() <= other.last() + 1 && other.first() <= one.last() + 1) {
          return true;
        }
      }
    }
    return false;
  }

  private List<PortRange> ports(int candidate) {
    return table.candidate(candidate) instanceof GeneralCandidate general
            && general.packets() instanceof Packets.ToPorts to
        ? new ArrayList<>(to.ports())
        : new ArrayList<>();
  }

  /** Both, rising; those that touch become one range. */
  private static List<PortRange> joined(List<PortRange> some, List<PortRange> others) {
    List<PortRange> all = new ArrayList<>(some);
    all.addAll(others);
    all.sort(null);
    List<PortRange> apart = new ArrayList<>();
    for (PortRange range : all) {
      PortRange last = apart.isEmpty() ? range : apart.getLast();
      boolean joins = !apart.isEmpty() && range.first() <= last.last() + 1;
      if (joins) {
        apart.removeLast();
      }
      apart.add(joins ? new PortRange(last.first(), Math.max(last.last(), range.last())) : range);
    }
    return apart;
  }

  List<Shared> all() {
    return all;
  }

  /**
   * The candidates of one rule; both lists grow.
   *
   * @param members at least one
   * @param ports their ports, rising; empty where the only member is not to ports
   */
  record Shared(List<Integer> members, List<PortRange> ports) {

    /** The candidate that matches what its members match. */
    Candidate candidate(CandidateTable table) {
      Candidate first = table.candidate(members.get(0));
      if (members.size() == 1
          || !(first instanceof GeneralCandidate general)
          || !(general.packets() instanceof Packets.ToPorts to)) {
        return first;
      }
      return new GeneralCandidate(
          general.source(), general.destination(), new Packets.ToPorts(to.protocol(), ports));
    }
  }
}
