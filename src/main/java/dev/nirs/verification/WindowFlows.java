package dev.nirs.verification;

import dev.nirs.rule.Match;
import dev.nirs.rule.Rule;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.PortRange;
import dev.nirs.traffic.Prefix;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The alerts or the benign flows of a window, which rules are tried on. */
final class WindowFlows {
  /** A share of the flows above which looking at all of them is faster. */
  private static final int LEAST_SAVING = 4;

  private final IntFunction<FiveTuple> flows;
  private final int count;
  private final Optional<FlowIndex> index;

  private WindowFlows(IntFunction<FiveTuple> flows, int count, Optional<FlowIndex> index) {
    this.flows = flows;
    this.count = count;
    this.index = index;
  }

  /** With an index, for many rules. */
  static WindowFlows indexed(IntFunction<FiveTuple> flows, int count) {
    return new WindowFlows(flows, count, Optional.of(FlowIndex.of(flows, count)));
  }

  /** Without one, for a few rules, where making it would cost more than it saves. */
  static WindowFlows plain(IntFunction<FiveTuple> flows, int count) {
    return new WindowFlows(flows, count, Optional.empty());
  }

  /**
   * The flows that pass a test.
   *
   * @param rule the rule that the test is about: it fails for what the rule surely does not match
   *     in either direction
   * @return their places, rising
   */
  int[] passing(Rule rule, Predicate<FiveTuple> test) {
    return near(rule)
        .map(IntStream::of)
        .orElseGet(() -> IntStream.range(0, count))
        .filter(place -> test.test(flows.apply(place)))
        .toArray();
  }

  /** Those near the end that fewest flows have, of the ends that the rule names. */
  private Optional<int[]> near(Rule rule) {
    return rule.matches().stream()
        .flatMap(match -> near(match, rule).stream())
        .min(Comparator.comparingLong(FlowIndex.Ends::size))
        .map(FlowIndex.Ends::flows);
  }

  private Optional<FlowIndex.Ends> near(Match match, Rule rule) {
    return switch (match) {
      case Match.Source m when !m.negated() ->
          near(m.prefix(), ports(rule, Match.Multiport.Side.SOURCE));
      case Match.Destination m when !m.negated() ->
          near(m.prefix(), ports(rule, Match.Multiport.Side.DESTINATION));
      default -> Optional.empty();
    };
  }

  private Optional<FlowIndex.Ends> near(Prefix network, List<PortRange> ports) {
    return index.flatMap(all -> all.near(network, ports, count / LEAST_SAVING));
  }

  /** The ports that a rule asks of one end; empty where it asks for none. */
  private static List<PortRange> ports(Rule rule, Match.Multiport.Side side) {
    for (Match match : rule.matches()) {
      List<PortRange> ports =
          switch (match) {
            case Match.SourcePort m when side == Match.Multiport.Side.SOURCE && !m.negated() ->
                List.of(m.ports());
            case Match.DestinationPort m
                when side == Match.Multiport.Side.DESTINATION && !m.negated() ->
                List.of(m.ports());
            case Match.Multiport m when m.side() == side && !m.negated() -> m.ports();
            default -> List.of();
          };
      if (!ports.isEmpty()) {
        return ports;
      }
    }
    return List.of();
  }
}
