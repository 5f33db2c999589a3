package dev.nirs.selection;

import dev.nirs.traffic.AddressIndex;
import dev.nirs.traffic.Alert;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes the table of atomic candidates: every alert, and every benign flow that some candidate
 * hits, is a group of its own.
 */
final class AtomicTable {
  private static final boolean NEW = true;

  /** Benign flows that are looked at by one core together. */
  private static final int PART = 1 << 16;

  private final Task task;
  private final IpVersion version;
  private final AddressIndex addresses;
  private final LongIndex pairs;
  private final LongIndex keys;

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
    Rows.Builder rows = new Rows.Builder();
    for (int i = 0; i < alerts.size(); i++) {
      put(alerts.get(i).flow().tuple(), NEW, rows);
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

  /** Part by part on all cores; the parts, and so the rows, do not depend on their number. */
  private Rows benignRows() {
    int flows = task.window().benign().size();
    List<Rows.Builder> parts =
        IntStream.range(0, Math.ceilDiv(flows, PART))
            .parallel()
            .mapToObj(part -> benignRows(part * PART, Math.min(flows, (part + 1) * PART)))
            .toList();
    return Rows.of(parts);
  }

  private Rows.Builder benignRows(int from, int to) {
    Rows.Builder rows = new Rows.Builder();
    boolean both = task.settings().benignCount() == BenignCount.BOTH;
    for (int i = from; i < to; i++) {
      if (task.hit().get(i)) {
        continue;
      }
      FiveTuple tuple = task.window().benign().get(i).tuple();
      put(tuple, !NEW, rows);
      if (both) {
        put(tuple.reversed(), !NEW, rows);
      }
      if (!rows.isRowEmpty()) {
        rows.endRow();
      }
    }
    return rows;
  }

  /** Puts the candidates that match a tuple into the row: all of them, or those known already. */
  private void put(FiveTuple tuple, boolean isNew, Rows.Builder rows) {
    int source = end(tuple.source(), isNew);
    if (source >= 0) {
      put(
          AtomicCandidates.key(AtomicCandidate.Kind.SOURCE, source, 0, FiveTuple.NO_PORT),
          isNew,
          rows);
    }
    int destination = end(tuple.destination(), isNew);
    int protocol = tuple.protocol().number();
    if (destination < 0 || !tuple.protocol().isMatchable()) {
      return;
    }
    put(
        AtomicCandidates.key(
            AtomicCandidate.Kind.HOST_PROTOCOL, destination, protocol, FiveTuple.NO_PORT),
        isNew,
        rows);
    if (!tuple.protocol().hasPorts()) {
      return;
    }
    int port = tuple.destinationPort();
    if (port != FiveTuple.NO_PORT) {
      put(
          AtomicCandidates.key(AtomicCandidate.Kind.SERVICE, destination, protocol, port),
          isNew,
          rows);
    }
    if (tuple.sourcePort() != FiveTuple.NO_PORT && source >= 0) {
      long ends = (long) source << 32 | destination;
      int pair = isNew ? pairs.add(ends) : pairs.find(ends);
      if (pair >= 0) {
        put(
            AtomicCandidates.key(
                AtomicCandidate.Kind.CONNECTION, pair, protocol, tuple.sourcePort()),
            isNew,
            rows);
      }
    }
  }

  private void put(long key, boolean isNew, Rows.Builder rows) {
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
