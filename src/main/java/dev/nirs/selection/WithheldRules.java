package dev.nirs.selection;

import dev.nirs.rule.CompiledRule;
import dev.nirs.rule.Rule;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.PortRange;
import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.Protocol;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rules that the general choice does not offer although they would match an alert: one for a
 * connection with a single alert, and one for a forged source. Where every rule offered hits too
 * many benign flows, what such a rule would hit tells whether its being withheld is why the alert
 * stays unmatched.
 */
final class WithheldRules {
  private final Task task;
  private final FlowNumbers numbers;
  private final AlertCells cells;
  private final Set<IpAddress> forged;
  private final boolean both;
  private final LongIndex pairs = new LongIndex(64);
  private final LongIndex keys = new LongIndex(64);
  private int[] costs = {};

  WithheldRules(Task task, FlowNumbers numbers, AlertCells cells, Set<IpAddress> forged) {
    this.task = task;
    this.numbers = numbers;
    this.cells = cells;
    this.forged = forged;
    this.both = task.settings().benignCount() == BenignCount.BOTH;
  }

  /** Counts the alerts that are left over by why they are. */
  Map<UnmatchedReason, Integer> unmatched(GreedyCover.Cover cover) {
    UnmatchedTally tally = new UnmatchedTally(task.settings().version());
    BitSet dear = new BitSet();
    for (GreedyCover.Left left : cover.left()) {
      if (left.reason() == UnmatchedReason.TOO_MUCH_BENIGN) {
        dear.set(left.group());
      } else {
        tally.add(left.reason(), left.alerts());
      }
    }
    List<Withheld> withheld = withheld(dear, tally);
    if (!withheld.isEmpty()) {
      costs = new int[keys.size()];
      // a flow that is hit at all is hit first by one of the rules that cost something
      count(
          cover.taken().stream()
              .filter(taken -> taken.newBenign() > 0)
              .map(taken -> CompiledRule.of(taken.rule()))
              .toList());
      withheld.forEach(rule -> tally.add(reason(rule, cover.room()), 1));
    }
    return tally.counts();
  }

  /** The rules withheld from the open alerts of some groups; other alerts are counted at once. */
  private List<Withheld> withheld(BitSet dear, UnmatchedTally tally) {
    List<Withheld> withheld = new ArrayList<>();
    int alerts = numbers.alerts.rows();
    BitSet matched = task.matched();
    for (int i = matched.nextClearBit(0); i < alerts; i = matched.nextClearBit(i + 1)) {
      int cell = cells.cellOf(i);
      if (cell < 0) {
        tally.addWithoutRule(task.window().alerts().get(i));
      } else if (dear.get(cell)) {
        Optional<Withheld> rule = withheld(i, cell);
        rule.ifPresent(withheld::add);
        tally.add(UnmatchedReason.TOO_MUCH_BENIGN, rule.isPresent() ? 0 : 1);
      }
    }
    return withheld;
  }

  private Optional<Withheld> withheld(int alert, int cell) {
    FlowNumbers.Columns alerts = numbers.alerts;
    int source = alerts.sources[alert];
    if (source < 0 || alerts.destinations[alert] < 0) {
      return Optional.empty();
    }
    if (!forged.isEmpty() && forged.contains(numbers.addresses.address(source))) {
      long key = keyOf(alert, alerts.services[alert], false);
      return Optional.of(new Withheld(UnmatchedReason.FORGED_SOURCE, alert, keys.add(key)));
    }
    boolean lasts = cells.connection(cell) >= 0;
    if (lasts || alerts.sourcePorts[alert] == FiveTuple.NO_PORT) {
      return Optional.empty();
    }
    long key = keyOf(alert, alerts.answers(alert), true);
    return Optional.of(new Withheld(UnmatchedReason.SINGLE_CONNECTION, alert, keys.add(key)));
  }

  private long keyOf(int alert, int service, boolean ofConnection) {
    long ends = ends(numbers.alerts.sources[alert], numbers.alerts.destinations[alert]);
    return key(pairs.add(ends), service, ofConnection);
  }

  private static long ends(int source, int destination) {
    return (long) (source + 1) << 32 | destination + 1;
  }

  private static long key(int pair, int service, boolean ofConnection) {
    return ((long) pair << 1 | (ofConnection ? 1 : 0)) << 32 | service;
  }

  /** Counts the benign flows that each would hit beside the rules taken. */
  private void count(List<CompiledRule> taken) {
    FlowNumbers.Columns benign = numbers.benign;
    for (int i = 0; i < benign.rows(); i++) {
      int source = benign.sources[i];
      int destination = benign.destinations[i];
      int there = benign.services[i];
      int back = benign.answers(i);
      if (source < 0 || destination < 0 || task.hit().get(i)) {
        continue;
      }
      BitSet found = new BitSet();
      find(pairs.find(ends(source, destination)), there, back, found);
      if (both) {
        find(pairs.find(ends(destination, source)), back, there, found);
      }
      if (!found.isEmpty() && !isHit(taken, task.window().benign().get(i).tuple())) {
        found.stream().forEach(key -> costs[key]++);
      }
    }
  }

  private void find(int pair, int service, int answers, BitSet found) {
    if (pair < 0) {
      return;
    }
    int whole = FlowNumbers.service(FlowNumbers.protocol(service), FiveTuple.NO_PORT);
    for (long key :
        new long[] {key(pair, answers, true), key(pair, service, false), key(pair, whole, false)}) {
      int number = keys.find(key);
      if (number >= 0) {
        found.set(number);
      }
    }
  }

  private boolean isHit(List<CompiledRule> taken, FiveTuple tuple) {
    return taken.stream().anyMatch(rule -> both ? rule.mayHit(tuple) : rule.surelyMatches(tuple));
  }

  private UnmatchedReason reason(Withheld withheld, int room) {
    return costs[withheld.key] > room
        ? UnmatchedReason.TOO_MUCH_BENIGN
        : task.settings().allowed().refusal(rule(withheld)).orElse(withheld.reason);
  }

  private Rule rule(Withheld withheld) {
    FlowNumbers.Columns alerts = numbers.alerts;
    int service = alerts.services[withheld.alert];
    Protocol protocol = Protocol.ofNumber(FlowNumbers.protocol(service));
    int port = FlowNumbers.port(service);
    Packets packets =
        withheld.reason == UnmatchedReason.SINGLE_CONNECTION
            ? new Packets.FromPort(protocol, alerts.sourcePorts[withheld.alert])
            : port == FiveTuple.NO_PORT
                ? new Packets.OfProtocol(protocol)
                : new Packets.ToPorts(protocol, List.of(PortRange.of(port)));
    return new GeneralCandidate(
            Optional.of(Prefix.host(numbers.addresses.address(alerts.sources[withheld.alert]))),
            Optional.of(
                Prefix.host(numbers.addresses.address(alerts.destinations[withheld.alert]))),
            packets)
        .rule(task.settings().chain());
  }

  /**
   * A rule that is not offered.
   *
   * @param reason why
   * @param alert position of the alert that it matches
   * @param key its number among such rules
   */
  private record Withheld(UnmatchedReason reason, int alert, int key) {}
}
