package dev.nirs.selection;

import dev.nirs.traffic.AddressIndex;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.Protocol;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Atomic candidates by number. Ties go by kind, then by the text of the rule, which is compared
 * piece by piece: there may be a hundred thousand of them.
 */
final class AtomicCandidates implements CandidateList {
  /** In the order of ties. */
  static final List<AtomicCandidate.Kind> KINDS = List.of(AtomicCandidate.Kind.values());

  private static final int PORT_BITS = FlowNumbers.PORT_BITS;

  private final LongIndex keys;
  private final LongIndex pairs;
  private final AddressIndex addresses;
  private final long[] ranks;
  private final Map<Integer, String> texts = new HashMap<>();

  AtomicCandidates(LongIndex keys, LongIndex pairs, AddressIndex addresses) {
    this.keys = keys;
    this.pairs = pairs;
    this.addresses = addresses;
    this.ranks = ranks();
  }

  /** {@code end} is the number of an address, or of a pair for a connection. */
  static long key(AtomicCandidate.Kind kind, int end, int protocol, int port) {
    return ((long) KINDS.indexOf(kind) << 31 | end) << 8 + PORT_BITS
        | (long) protocol << PORT_BITS
        | port + 1;
  }

  @Override
  public int size() {
    return keys.size();
  }

  @Override
  public AtomicCandidate candidate(int number) {
    AtomicCandidate.Kind kind = kind(number);
    Protocol protocol = Protocol.ofNumber(protocol(number));
    IpAddress first = addresses.address(first(number));
    IpAddress none = IpAddress.UNKNOWN;
    int port = port(number);
    return switch (kind) {
      case SOURCE -> new AtomicCandidate(kind, first, none, protocol, port);
      case SERVICE, HOST_PROTOCOL -> new AtomicCandidate(kind, none, first, protocol, port);
      case CONNECTION ->
          new AtomicCandidate(kind, first, addresses.address(second(number)), protocol, port);
    };
  }

  private AtomicCandidate.Kind kind(int number) {
    return KINDS.get(kindRank(number));
  }

  private int kindRank(int number) {
    return (int) (keys.key(number) >>> 31 + 8 + PORT_BITS);
  }

  private int end(int number) {
    return (int) (keys.key(number) >>> 8 + PORT_BITS) & Integer.MAX_VALUE;
  }

  private int protocol(int number) {
    return (int) (keys.key(number) >>> PORT_BITS) & 255;
  }

  private int port(int number) {
    return (int) (keys.key(number) & (1 << PORT_BITS) - 1) - 1;
  }

  private boolean isConnection(int number) {
    return kindRank(number) == KINDS.size() - 1;
  }

  /** The address named first in the rule. */
  private int first(int number) {
    return isConnection(number) ? (int) (pairs.key(end(number)) >>> 32) : end(number);
  }

  private int second(int number) {
    return isConnection(number) ? (int) pairs.key(end(number)) : 0;
  }

  @Override
  public long rank(int number) {
    return ranks[number];
  }

  @Override
  public int compareTies(int first, int second) {
    if (ranks[first] != ranks[second]) {
      return Long.compare(ranks[first], ranks[second]);
    }
    if (protocol(first) != protocol(second)) {
      return compareProtocols(first, second);
    }
    return comparePorts(port(first), port(second));
  }

  /** By kind, then by the addresses as text. */
  private long[] ranks() {
    int[] order = textOrder();
    long[] all = new long[keys.size()];
    for (int number = 0; number < all.length; number++) {
      all[number] =
          (long) kindRank(number) << 60
              | (long) order[first(number)] << 30
              | (isConnection(number) ? order[second(number)] : 0);
    }
    return all;
  }

  /** The place of each address in the order of texts, in which a slash follows it. */
  private int[] textOrder() {
    String[] texts = new String[addresses.size()];
    Integer[] sorted = new Integer[texts.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = addresses.address(i) + "/";
      sorted[i] = i;
    }
    Arrays.sort(sorted, Comparator.comparing((Integer address) -> texts[address]));
    int[] order = new int[texts.length];
    for (int i = 0; i < sorted.length; i++) {
      order[sorted[i]] = i;
    }
    return order;
  }

  private int compareProtocols(int first, int second) {
    Protocol one = Protocol.ofNumber(protocol(first));
    Protocol other = Protocol.ofNumber(protocol(second));
    return one.hasPorts() && other.hasPorts()
        ? one.name().compareTo(other.name())
        : text(first).compareTo(text(second));
  }

  private static int comparePorts(int first, int second) {
    return first == second || first == FiveTuple.NO_PORT || second == FiveTuple.NO_PORT
        ? Integer.compare(first, second)
        : Integer.toString(first).compareTo(Integer.toString(second));
  }

  private String text(int number) {
    return texts.computeIfAbsent(number, n -> candidate(n).rule("INPUT").canonical());
  }

  @Override
  public int group(int number) {
    return LongIndex.ABSENT;
  }

  @Override
  public int slots(int number) {
    return 1;
  }
}
