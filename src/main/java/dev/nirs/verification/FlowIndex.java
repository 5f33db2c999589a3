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
import java.util.function.IntFunction;

/**
 * Flows by the address and the port of each end: a rule that names an end matches no flow, nor the
 * answers of one, that has no such end, so that the others need not be looked at.
 */
final class FlowIndex {
  /** Numbers from {@link FiveTuple#NO_PORT} to the greatest port. */
  private static final int PORTS = 65537;

  private final AddressIndex addresses = new AddressIndex(1024);
  private final int[] numbers;
  private final int[] ports;
  private final int[] starts;
  private final int[] ends;
  private final SortedAddresses sorted;

  private FlowIndex(IntFunction<FiveTuple> flows, int count) {
    numbers = new int[2 * count];
    ports = new int[2 * count];
    for (int i = 0; i < count; i++) {
      FiveTuple flow = flows.apply(i);
      numbers[2 * i] = addresses.add(flow.source());
      ports[2 * i] = flow.sourcePort();
      numbers[2 * i + 1] = addresses.add(flow.destination());
      ports[2 * i + 1] = flow.destinationPort();
    }
    int[] byPort = ordered(natural(2 * count), ports, FiveTuple.NO_PORT, PORTS);
    ends = ordered(byPort, numbers, 0, addresses.size());
    starts = starts(numbers, 0, addresses.size());
    sorted = SortedAddresses.of(addresses);
  }

  /** Flow i has the ends 2i, its source, and 2i + 1, its destination. */
  static FlowIndex of(IntFunction<FiveTuple> flows, int count) {
    return new FlowIndex(flows, count);
  }

  private static int[] natural(int count) {
    int[] all = new int[count];
    Arrays.setAll(all, i -> i);
    return all;
  }

  /** Ends by rising key; those of one key keep their order. */
  private static int[] ordered(int[] ends, int[] keys, int least, int range) {
    int[] next = starts(keys, least, range);
    int[] ordered = new int[ends.length];
    for (int end : ends) {
      ordered[next[keys[end] - least]++] = end;
    }
    return ordered;
  }

  private static int[] starts(int[] keys, int least, int range) {
    int[] starts = new int[range + 1];
    for (int key : keys) {
      starts[key - least + 1]++;
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    return starts;
  }

  /**
   * The ends in a network with a port of some ranges, or that may be: an address or a port that was
   * not told may be any.
   */
  Ends near(Prefix network, List<PortRange> ranges) {
    Ends found = new Ends();
    int unknown = addresses.find(IpAddress.UNKNOWN);
    if (unknown >= 0 && !network.contains(IpAddress.UNKNOWN)) {
      add(unknown, ranges, found);
    }
    int last = sorted.end(network);
    for (int place = sorted.start(network); place < last; place++) {
      add(sorted.number(place), ranges, found);
    }
    return found;
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
    int low = starts[address];
    int high = starts[address + 1];
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ports[ends[middle]] < port) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
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
          flows[count++] = ends[i] >> 1;
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
