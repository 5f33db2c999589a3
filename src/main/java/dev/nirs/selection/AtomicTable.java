package dev.nirs.selection;

import dev.nirs.traffic.Alert;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Protocol;
import java.util.List;

/**
 * Makes the table of atomic candidates: every alert, and every benign flow that some candidate
 * hits, is a group of its own.
 */
final class AtomicTable {
  private static final boolean NEW = true;
  private static final int PORT_BITS = 17;

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
    java.util.Arrays.fill(ones, 1);
    AtomicCandidates candidates =
        new AtomicCandidates(keys, pairs, addresses, task.settings().chain());
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
      put(key(AtomicCandidate.Kind.SOURCE, source, 0, FiveTuple.NO_PORT), isNew);
    }
    int destination = end(tuple.destination(), isNew);
    int protocol = tuple.protocol().number();
    if (destination < 0 || !tuple.protocol().isMatchable()) {
      return;
    }
    put(key(AtomicCandidate.Kind.HOST_PROTOCOL, destination, protocol, FiveTuple.NO_PORT), isNew);
    if (!tuple.protocol().hasPorts()) {
      return;
    }
    int port = tuple.destinationPort();
    if (port != FiveTuple.NO_PORT) {
      put(key(AtomicCandidate.Kind.SERVICE, destination, protocol, port), isNew);
    }
    if (tuple.sourcePort() != FiveTuple.NO_PORT && source >= 0) {
      long ends = (long) source << 32 | destination;
      int pair = isNew ? pairs.add(ends) : pairs.find(ends);
      if (pair >= 0) {
        put(key(AtomicCandidate.Kind.CONNECTION, pair, protocol, tuple.sourcePort()), isNew);
      }
    }
  }

  private void put(long key, boolean isNew) {
    int candidate = isNew ? keys.add(key) : keys.find(key);
    if (candidate >= 0) {
      rows.add(candidate);
    }
  }

  private int end(IpAddress address, boolean isNew) {
    if (!address.isKnown() || address.version() != version) {
      return LongIndex.ABSENT;
    }
    return isNew ? addresses.add(address) : addresses.find(address);
  }

  private static long key(AtomicCandidate.Kind kind, int end, int protocol, int port) {
    return ((long) kind.compareTo(AtomicCandidate.Kind.SOURCE) << 31 | end) << 8 + PORT_BITS
        | (long) protocol << PORT_BITS
        | port + 1;
  }

  /** The candidates behind the keys. */
  private static final class AtomicCandidates implements CandidateList {
    private static final AtomicCandidate.Kind[] KINDS = AtomicCandidate.Kind.values();

    private final LongIndex keys;
    private final LongIndex pairs;
    private final AddressIndex addresses;
    private final String chain;
    private final java.util.Map<Integer, String> texts = new java.util.HashMap<>();

    AtomicCandidates(LongIndex keys, LongIndex pairs, AddressIndex addresses, String chain) {
      this.keys = keys;
      this.pairs = pairs;
      this.addresses = addresses;
      this.chain = chain;
    }

    @Override
    public int size() {
      return keys.size();
    }

    @Override
    public AtomicCandidate candidate(int number) {
      long key = keys.key(number);
      int end = (int) (key >>> 8 + PORT_BITS) & Integer.MAX_VALUE;
      Protocol protocol = Protocol.ofNumber((int) (key >>> PORT_BITS) & 255);
      int port = (int) (key & (1 << PORT_BITS) - 1) - 1;
      AtomicCandidate.Kind kind = kind(number);
      IpAddress none = IpAddress.UNKNOWN;
      return switch (kind) {
        case SOURCE -> new AtomicCandidate(kind, addresses.address(end), none, protocol, port);
        case SERVICE, HOST_PROTOCOL ->
            new AtomicCandidate(kind, none, addresses.address(end), protocol, port);
        case CONNECTION -> {
          long ends = pairs.key(end);
          yield new AtomicCandidate(
              kind,
              addresses.address((int) (ends >>> 32)),
              addresses.address((int) ends),
              protocol,
              port);
        }
      };
    }

    @Override
    public int compareTies(int first, int second) {
      int order = kind(first).compareTo(kind(second));
      return order != 0 || first == second ? order : text(first).compareTo(text(second));
    }

    @Override
    public int group(int number) {
      return LongIndex.ABSENT;
    }

    @Override
    public int slots(int number) {
      return 1;
    }

    private AtomicCandidate.Kind kind(int number) {
      return KINDS[(int) (keys.key(number) >>> 31 + 8 + PORT_BITS)];
    }

    private String text(int number) {
      return texts.computeIfAbsent(number, n -> candidate(n).rule(chain).canonical());
    }
  }
}
