package dev.nirs.selection;

import dev.nirs.traffic.AddressIndex;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Prefix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The addresses of alerts at one end, and the networks that hold several of them, as a forest: a
 * network's parent is the next wider one.
 */
final class Networks {
  /** Networks kept above an address; the widest. */
  static final int MOST_LEVELS = 4;

  private static final int UNLOCATED = -2;

  /** Bits of the network that one host of IPv6 is given. */
  private static final int HOST_NETWORK = 64;

  private final AddressIndex addresses;
  private final Prefix[] nodes;
  private final int[] parents;
  private final int[] located;

  private Networks(AddressIndex addresses, List<Prefix> sorted) {
    this.addresses = addresses;
    this.nodes = sorted.toArray(Prefix[]::new);
    this.parents = parents(nodes);
    this.located = new int[addresses.size()];
    Arrays.fill(located, UNLOCATED);
  }

  /**
   * The networks over addresses.
   *
   * @param addresses all addresses of the window
   * @param members those to be covered, by number
   * @param bounds how wide, and how many levels
   * @param usable what a network must satisfy
   * @return the forest
   */
  static Networks over(
      AddressIndex addresses, BitSet members, Bounds bounds, Predicate<Prefix> usable) {
    IpAddress[] sorted =
        members.stream().mapToObj(addresses::address).sorted().toArray(IpAddress[]::new);
    IpAddress[] hosts = bounds.version == IpVersion.V4 ? sorted : hostNetworks(sorted);
    TreeSet<Prefix> networks = new TreeSet<>();
    for (int i = 1; i < sorted.length; i++) {
      common(sorted[i - 1], sorted[i], bounds).ifPresent(networks::add);
    }
    List<Prefix> kept = new ArrayList<>();
    List<Prefix> chain = new ArrayList<>();
    for (Prefix network : networks) {
      while (!chain.isEmpty() && !chain.getLast().contains(network)) {
        chain.removeLast();
      }
      if (chain.size() < bounds.levels && isDense(network, sorted, hosts) && usable.test(network)) {
        kept.add(network);
        chain.add(network);
      }
    }
    for (IpAddress address : sorted) {
      kept.add(Prefix.host(address));
    }
    kept.sort(null);
    return new Networks(addresses, kept);
  }

  /** The longest network of both; in IPv6 a /64 at the longest, which is what one host is given. */
  private static Optional<Prefix> common(IpAddress a, IpAddress b, Bounds bounds) {
    long high = a.high() ^ b.high();
    int bits =
        high != 0
            ? Long.numberOfLeadingZeros(high)
            : 64 + Long.numberOfLeadingZeros(a.low() ^ b.low());
    int length = bounds.version == IpVersion.V4 ? bits - 96 : Math.min(bits, HOST_NETWORK);
    return length < bounds.shortest ? Optional.empty() : Optional.of(Prefix.of(a, length));
  }

  /** The /64 networks of IPv6 addresses, each once: one host may use any address of its own. */
  private static IpAddress[] hostNetworks(IpAddress[] sorted) {
    return Arrays.stream(sorted)
        .map(address -> address.prefix(HOST_NETWORK).address())
        .distinct()
        .toArray(IpAddress[]::new);
  }

  /**
   * As many hosts as bits are left open, at least two: a /24 takes eight, a /30 two. In IPv6 a host
   * is a /64, so that a /60 takes four of them, and a /64 two addresses.
   */
  private static boolean isDense(Prefix network, IpAddress[] sorted, IpAddress[] hosts) {
    boolean four = network.version() == IpVersion.V4;
    IpAddress[] members = network.length() == HOST_NETWORK ? sorted : hosts;
    int open = (four ? 32 : HOST_NETWORK) - network.length();
    int first = place(members, network.address());
    int last = Math.max(2, open) + first - 1;
    return last < members.length && network.contains(members[last]);
  }

  /** The place of an address in rising order, or where it would stand. */
  private static int place(IpAddress[] sorted, IpAddress address) {
    int place = Arrays.binarySearch(sorted, address);
    return place < 0 ? -place - 1 : place;
  }

  private static int[] parents(Prefix[] nodes) {
    int[] parents = new int[nodes.length];
    for (int i = 0; i < nodes.length; i++) {
      int parent = i - 1;
      while (parent >= 0 && !nodes[parent].contains(nodes[i])) {
        parent = parents[parent];
      }
      parents[i] = parent;
    }
    return parents;
  }

  /**
   * The smallest network that holds an address, or ABSENT. Several threads may ask: one that does
   * not see what another noted finds the same.
   */
  int locate(int address) {
    if (address < 0) {
      return LongIndex.ABSENT;
    }
    if (located[address] == UNLOCATED) {
      located[address] = search(addresses.address(address));
    }
    return located[address];
  }

  private int search(IpAddress address) {
    int place = Arrays.binarySearch(nodes, Prefix.host(address));
    int node = place < 0 ? -place - 2 : place;
    while (node >= 0 && !nodes[node].contains(address)) {
      node = parents[node];
    }
    return node;
  }

  int parent(int node) {
    return parents[node];
  }

  Prefix network(int node) {
    return nodes[node];
  }

  int size() {
    return nodes.length;
  }

  /**
   * How wide networks may be.
   *
   * @param version family
   * @param shortest shortest prefix, in bits
   * @param levels networks above an address, 0 to {@link #MOST_LEVELS}
   */
  record Bounds(IpVersion version, int shortest, int levels) {}
}
