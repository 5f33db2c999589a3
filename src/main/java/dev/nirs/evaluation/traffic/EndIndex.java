package dev.nirs.evaluation.traffic;

import dev.nirs.traffic.Prefix;
import java.util.Arrays;
import java.util.BitSet;

/** Which flows an address takes part in, as source and as destination; made when first needed. */
final class EndIndex {
  private final DetectedTrace seen;
  private volatile Csr[] built = {};

  EndIndex(DetectedTrace seen) {
    this.seen = seen;
  }

  /** The flows whose source (or destination) lies in a network, as positions in the trace. */
  int[] flows(Prefix prefix, boolean asSource) {
    Csr rows = rows()[asSource ? 0 : 1];
    Trace trace = seen.trace();
    BitSet found = new BitSet();
    int lists = 0;
    Posting last = Posting.EMPTY;
    for (int address = 0; address < trace.addressCount(); address++) {
      Posting row = rows.row(address);
      if (row.size() > 0 && prefix.contains(trace.address(address))) {
        last = row;
        if (lists++ > 0 || !prefix.isHost()) {
          row.mark(0, Integer.MAX_VALUE, found);
        }
      }
    }
    return prefix.isHost()
        ? Arrays.copyOfRange(last.values(), last.from(), last.to())
        : found.stream().toArray();
  }

  private Csr[] rows() {
    Csr[] rows = built;
    if (rows.length > 0) {
      return rows;
    }
    synchronized (this) {
      if (built.length == 0) {
        Trace trace = seen.trace();
        int[] sources = new int[trace.size()];
        int[] destinations = new int[trace.size()];
        for (int i = 0; i < trace.size(); i++) {
          sources[i] = trace.source(i);
          destinations[i] = trace.destination(i);
        }
        int count = trace.addressCount();
        built = new Csr[] {Csr.ofRows(sources, 1, count), Csr.ofRows(destinations, 1, count)};
      }
      return built;
    }
  }
}
