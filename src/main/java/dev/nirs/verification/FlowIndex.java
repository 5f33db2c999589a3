package dev.nirs.verification;

import dev.nirs.traffic.AddressIndex;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.PortRange;
import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.SortedAddresses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Flows by the address and the port of each end: a rule that names an end matches no flow, nor the
 * answers of one, that has no such end, so that the others need not be looked at.
 */
final class FlowIndex {
  private final AddressIndex addresses = new AddressIndex(64);
  private final int[] starts;

  /** By address, in each the flows with this end: the port before the place of the flow. */
  private final long[] ends;

  private final SortedAddresses sorted;

  private FlowIndex(IntFunction<FiveTuple> flows, int count) {
    int[] numbers = new int[2 * count];
    for (int i = 0; i < count; i++) {
      FiveTuple flow = flows.apply(i);
      numbers[2 * i] = addresses.add(flow.source());
      numbers[2 * i + 1] = addresses.add(flow.destination());
    }
    starts = starts(numbers, addresses.size());
    ends = new long[2 * count];
    int[] next = Arrays.copyOf(starts, addresses.size());
    for (int i = 0; i < count; i++) {
      FiveTuple flow = flows.apply(i);
      ends[next[numbers[2 * i]]++] = end(flow.sourcePort(), i);
      ends[next[numbers[2 * i + 1]]++] = end(flow.destinationPort(), i);
    }
    for (int address = 0; address < addresses.size(); address++) {
      Arrays.sort(ends, starts[address], starts[address + 1]);
    }
    sorted = SortedAddresses.of(addresses);
  }

  static FlowIndex of(IntFunction<FiveTuple> flows, int count) {
    return new FlowIndex(flows, count);
  }

  private static int[] starts(int[] numbers, int addresses) {
    int[] starts = new int[addresses + 1];
    for (int number : numbers) {
      starts[number + 1]++;
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    return starts;
  }

  /** A port that was not told comes first. */
  private static long end(int port, int flow) {
    return (long) port << 32 | flow;
  }

  /**
   * The ends in a network with a port of some ranges, or that may be: an address or a port that was
   * not told may be any. Empty where there are more than {@code most}, as far as it looks.
   */
  Optional<Ends> near(Prefix network, List<PortRange> ranges, int most) {
    Ends found = new Ends();
    int first = sorted.start(network);
    int last = sorted.end(network);
    if (last - first > most) {
      return Optional.empty();
    }
    int unknown = addresses.find(IpAddress.UNKNOWN);
    if (unknown >= 0 && !network.contains(IpAddress.UNKNOWN)) {
      add(unknown, ranges, found);
    }
    for (int place = first; place < last && found.size <= most; place++) {
      add(sorted.number(place), ranges, found);
    }
    return found.size > most ? Optional.empty() : Optional.of(found);
  }

  private void add(int address, List<PortRange> ranges, Ends found) {
    if (ranges.isEmpty()) {
      found.add(starts[address], starts[address + 1]);
      return;
    }
    found.add(starts[address], lower(address, FiveTuple.NO_PORT + 1));
    for (PortRange range : ranges) {
      found.add(lower(address, range.first()), lower(address, range.last() + 1));
    }
  }

  /** The place of the first end of an address whose port is at least some. */
  private int lower(int address, int port) {
    int place = Arrays.binarySearch(ends, starts[address], starts[address + 1], end(port, 0));
    return place < 0 ? -place - 1 : place;
  }

  /** Stretches of ends, which may overlap where the ranges do. */
  final class Ends {
    private final List<int[]> stretches = new ArrayList<>();
    private long size;

    private void add(int from, int to) {
      if (from < to) {
        stretches.add(new int[] {from, to});
        size += to - from;
      }
    }

    long size() {
      return size;
    }

    /** The flows with any of these ends, rising, each once. */
    int[] flows() {
      int[] flows = new int[Math.toIntExact(size)];
      int count = 0;
      for (int[] stretch : stretches) {
        for (int i = stretch[0]; i < stretch[1]; i++) {
          flows[count++] = (int) ends[i];
        }
      }
      Arrays.sort(flows);
      int kept = 0;
      for (int i = 0; i < count; i++) {
        if (i == 0 || flows[i] != flows[i - 1]) {
          flows[kept++] = flows[i];
        }
      }
      return Arrays.copyOf(flows, kept);
    }
  }
}
