package dev.nirs.verification;

import dev.nirs.rule.Match;
import dev.nirs.rule.Rule;
import dev.nirs.traffic.AddressIndex;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.SortedAddresses;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Flows by the addresses of their ends: a rule about a network matches no flow, nor the answers of
 * one, that has no end in it, so that the others need not be looked at.
 */
final class FlowsByAddress {
  private final IntFunction<FiveTuple> flows;
  private final int count;
  private final AddressIndex addresses = new AddressIndex(8);
  private int[] starts = {};
  private int[] places = {};
  private SortedAddresses sorted = SortedAddresses.of(addresses);

  private FlowsByAddress(IntFunction<FiveTuple> flows, int count) {
    this.flows = flows;
    this.count = count;
  }

  static FlowsByAddress of(IntFunction<FiveTuple> flows, int count) {
    FlowsByAddress index = new FlowsByAddress(flows, count);
    index.build();
    return index;
  }

  /** Without an index, for a few rules, where making it would cost more than it saves. */
  static FlowsByAddress unindexed(IntFunction<FiveTuple> flows, int count) {
    return new FlowsByAddress(flows, count);
  }

  /** A flow stands once below each of its ends, in order. */
  private void build() {
    int[] sources = new int[count];
    int[] destinations = new int[count];
    for (int i = 0; i < count; i++) {
      FiveTuple flow = flows.apply(i);
      sources[i] = addresses.add(flow.source());
      destinations[i] = addresses.add(flow.destination());
    }
    starts = new int[addresses.size() + 1];
    for (int i = 0; i < count; i++) {
      starts[sources[i] + 1]++;
      starts[destinations[i] + 1] += sources[i] == destinations[i] ? 0 : 1;
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    int[] next = Arrays.copyOf(starts, addresses.size());
    places = new int[starts[addresses.size()]];
    for (int i = 0; i < count; i++) {
      places[next[sources[i]]++] = i;
      if (sources[i] != destinations[i]) {
        places[next[destinations[i]]++] = i;
      }
    }
    sorted = SortedAddresses.of(addresses);
  }

  /**
   * The flows that pass a test.
   *
   * @param rule the rule that the test is about: it fails for what the rule surely does not match
   *     in either direction
   * @return their places, rising
   */
  int[] passing(Rule rule, Predicate<FiveTuple> test) {
    Optional<Prefix> network = starts.length == 0 ? Optional.empty() : narrowest(rule);
    IntStream all = network.isPresent() ? near(network.get()) : IntStream.range(0, count);
    return all.filter(place -> test.test(flows.apply(place))).toArray();
  }

  /** Flows with an end in a network, or with one that was not told, which may be any. */
  private IntStream near(Prefix network) {
    int first = sorted.start(network);
    int end = sorted.end(network);
    IntStream.Builder lists = IntStream.builder();
    int unknown = addresses.find(IpAddress.UNKNOWN);
    if (unknown >= 0 && !network.contains(IpAddress.UNKNOWN)) {
      lists.add(unknown);
    }
    for (int i = first; i < end; i++) {
      lists.add(sorted.number(i));
    }
    int[] numbers = lists.build().toArray();
    if (numbers.length == 1) {
      return below(numbers[0]);
    }
    long size = IntStream.of(numbers).mapToLong(n -> starts[n + 1] - starts[n]).sum();
    return size > count / 8
        ? IntStream.range(0, count)
        : IntStream.of(numbers).flatMap(this::below).sorted().distinct();
  }

  private IntStream below(int number) {
    return Arrays.stream(places, starts[number], starts[number + 1]);
  }

  /** The longest network of an end that the rule names. */
  private static Optional<Prefix> narrowest(Rule rule) {
    return rule.matches().stream()
        .flatMap(
            match ->
                switch (match) {
                  case Match.Source m when !m.negated() -> Optional.of(m.prefix()).stream();
                  case Match.Destination m when !m.negated() -> Optional.of(m.prefix()).stream();
                  default -> Optional.<Prefix>empty().stream();
                })
        .max(Comparator.comparingInt(Prefix::length));
  }
}
