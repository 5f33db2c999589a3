package dev.nirs.selection;

import dev.nirs.traffic.Alert;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import java.util.Arrays;
import java.util.List;

/**
 * Makes the table of atomic candidates: every alert, and every benign flow that some candidate
 * hits, is a group of its own.
 */
final class AtomicTable {
  private static final boolean NEW = true;

  private final Task task;
  private final IpVersion version;
  private final AddressIndex addresses;
  private final LongIndex pairs;
  private final LongIndex keys;
  private Rows.Builder rows = new Rows.Builder();

  private AtomicTable(Task task) {
    this.task = task;
    this.version = task.settings().version();
    int alerts = task.window().alerts().size();
    addresses = new AddressIndex(alerts / 8);
    pairs = new LongIndex(alerts / 4);
    keys = new LongIndex(alerts);
  }

  static CandidateTable of(Task task) {
    return new AtomicTable(task).build();
  }

  private CandidateTable build() {
    List<Alert> alerts = task.window().alerts();
    int[] weights = new int[alerts.size()];
    for (int i = 0; i < alerts.size(); i++) {
      put(alerts.get(i).flow().tuple(), NEW);
      weights[i] = task.matched().get(i) ? 0 : 1;
      rows.endRow();
    }
    Rows alertRows = rows.build();
    Rows benignRows = benignRows();
    int[] ones = new int[benignRows.count()];
    Arrays.fill(ones, 1);
    AtomicCandidates candidates = new AtomicCandidates(keys, pairs, addresses);
    return new CandidateTable(
        candidates,
        new CandidateTable.Side(weights, alertRows, keys.size()),
        new CandidateTable.Side(ones, benignRows, keys.size()));
  }

  private Rows benignRows() {
    rows = new Rows.Builder();
    boolean both = task.settings().benignCount() == BenignCount.BOTH;
    List<Flow> benign = task.window().benign();
    for (int i = 0; i < benign.size(); i++) {
      if (task.hit().get(i)) {
        continue;
      }
      FiveTuple tuple = benign.get(i).tuple();
      put(tuple, !NEW);
      if (both) {
        put(tuple.reversed(), !NEW);
      }
      if (!rows.isRowEmpty()) {
        rows.endRow();
      }
    }
    return rows.build();
  }

  /** Puts the candidates that match a tuple into the row: all of them, or those known already. */
  private void put(FiveTuple tuple, boolean isNew) {
    int source = end(tuple.source(), isNew);
    if (source >= 0) {
      put(AtomicCandidates.key(AtomicCandidate.Kind.SOURCE, source, 0, FiveTuple.NO_PORT), isNew);
    }
    int destination = end(tuple.destination(), isNew);
    int protocol = tuple.protocol().number();
    if (destination < 0 || !tuple.protocol().isMatchable()) {
      return;
    }
    put(
        AtomicCandidates.key(
            AtomicCandidate.Kind.HOST_PROTOCOL, destination, protocol, FiveTuple.NO_PORT),
        isNew);
    if (!tuple.protocol().hasPorts()) {
      return;
    }
    int port = tuple.destinationPort();
    if (port != FiveTuple.NO_PORT) {
      put(AtomicCandidates.key(AtomicCandidate.Kind.SERVICE, destination, protocol, port), isNew);
    }
    if (tuple.sourcePort() != FiveTuple.NO_PORT && source >= 0) {
      long ends = (long) source << 32 | destination;
      int pair = isNew ? pairs.add(ends) : pairs.find(ends);
      if (pair >= 0) {
        put(
            AtomicCandidates.key(
                AtomicCandidate.Kind.CONNECTION, pair, protocol, tuple.sourcePort()),
            isNew);
      }
    }
  }

  private void put(long key, boolean isNew) {
    int candidate = isNew ? keys.add(key) : keys.find(key);
    if (isNew) {
      rows.add(candidate);
    } else if (candidate >= 0) {
      rows.addOnce(candidate);
    }
  }

  private int end(IpAddress address, boolean isNew) {
    if (!address.isKnown() || address.version() != version) {
      return LongIndex.ABSENT;
    }
    return isNew ? addresses.add(address) : addresses.find(address);
  }
}
