package dev.nirs.evaluation.traffic;

import com.carrotsearch.hppc.LongIntHashMap;
import dev.nirs.selection.AtomicCandidate;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Protocol;
import java.util.List;

/**
 * Writes the atomic rules that match a flow as numbers of 64 bits: kind, address or pair of
 * addresses, protocol, port.
 */
final class AtomicKeys {
  private static final List<AtomicCandidate.Kind> ORDER =
      List.of(
          AtomicCandidate.Kind.SOURCE,
          AtomicCandidate.Kind.SERVICE,
          AtomicCandidate.Kind.HOST_PROTOCOL,
          AtomicCandidate.Kind.CONNECTION);

  /** Kinds: S, P, D and C, in the order that decides ties. */
  static final int KINDS = 4;

  /** No such rule matches the flow. */
  static final long NONE = -1;

  private static final int UNKNOWN_PAIR = -1;

  private final Trace trace;
  private final boolean[] known;
  private final LongIntHashMap pairs = new LongIntHashMap();

  AtomicKeys(Trace trace) {
    this.trace = trace;
    this.known = new boolean[trace.addressCount()];
    for (int i = 0; i < known.length; i++) {
      known[i] = trace.address(i).isKnown();
    }
  }

  /**
   * The keys of a flow by kind, or of its answers.
   *
   * @param isNew whether pairs of addresses that were not met before get a number
   */
  void of(int flow, boolean reply, boolean isNew, long[] keys) {
    int source = reply ? trace.destination(flow) : trace.source(flow);
    int destination = reply ? trace.source(flow) : trace.destination(flow);
    Protocol protocol = trace.protocol(flow);
    boolean bound = known[destination] && protocol.isMatchable();
    boolean ports = bound && protocol.hasPorts();
    int sourcePort = reply ? trace.destinationPort(flow) : trace.sourcePort(flow);
    int destinationPort = reply ? trace.sourcePort(flow) : trace.destinationPort(flow);
    keys[0] = known[source] ? source : NONE;
    keys[1] =
        ports && destinationPort != FiveTuple.NO_PORT
            ? key(1, destination, protocol, destinationPort)
            : NONE;
    keys[2] = bound ? key(2, destination, protocol, 0) : NONE;
    keys[3] = NONE;
    if (ports && known[source] && sourcePort != FiveTuple.NO_PORT) {
      int pair = pair(source, destination, isNew);
      keys[3] = pair == UNKNOWN_PAIR ? NONE : key(3, pair, protocol, sourcePort);
    }
  }

  private int pair(int source, int destination, boolean isNew) {
    long ends = (long) source << 32 | destination;
    int slot = pairs.indexOf(ends);
    if (pairs.indexExists(slot)) {
      return pairs.indexGet(slot);
    }
    if (!isNew) {
      return UNKNOWN_PAIR;
    }
    pairs.indexInsert(slot, ends, pairs.size());
    return pairs.size() - 1;
  }

  private static long key(int kind, int ends, Protocol protocol, int port) {
    return (long) kind << 60 | (long) ends << 24 | (long) protocol.number() << 16 | port;
  }

  /** The candidate of a kind that matches a flow. */
  AtomicCandidate candidate(int flow, int kind) {
    AtomicCandidate.Kind wanted = ORDER.get(kind);
    FiveTuple tuple = trace.tuple(flow);
    return AtomicCandidate.of(tuple).stream()
        .filter(candidate -> candidate.kind() == wanted)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(wanted + " of " + tuple));
  }
}
