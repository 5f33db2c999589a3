package dev.nirs.selection;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Benign flows grouped by the candidates that hit them: by the networks of their ends, their
 * service and, where answers count, those of the answers.
 */
final class BenignCells {
  private final GeneralKeys keys;
  private final AlertCells alerts;
  private final LongIndex ends = new LongIndex(1024);
  private final LongIndex halves = new LongIndex(4096);
  private final LongIndex cells = new LongIndex(4096);
  private final LongIndex connections = new LongIndex(16);
  private int[] weights = new int[4096];

  BenignCells(GeneralKeys keys, AlertCells alerts) {
    this.keys = keys;
    this.alerts = alerts;
  }

  /** Groups the flows that are not hit already. */
  void read(FlowNumbers.Columns benign, BitSet hit, boolean both) {
    for (int i = 0; i < benign.rows(); i++) {
      if (hit.get(i)) {
        continue;
      }
      int source = benign.sources[i];
      int destination = benign.destinations[i];
      int there = half(source, destination, benign.services[i], benign.answers(i));
      int back = both ? half(destination, source, benign.answers(i), benign.services[i]) : -1;
      if (there >= 0 || back >= 0) {
        count(cells.add((long) (there + 1) << 32 | back + 1));
      }
    }
  }

  private void count(int cell) {
    if (cell == weights.length) {
      weights = Arrays.copyOf(weights, cell * 2);
    }
    weights[cell]++;
  }

  /** What candidates can tell of a flow in one direction; ABSENT where none can match it. */
  private int half(int source, int destination, int service, int answers) {
    int s = keys.sources().locate(source);
    int d = keys.destinations().locate(destination);
    if (s < 0 && d < 0) {
      return LongIndex.ABSENT;
    }
    int connection =
        alerts.connections() == 0
            ? LongIndex.ABSENT
            : alerts.connectionOf(source, destination, answers);
    int end = ends.add((long) (s + 1) << 32 | d + 1);
    int place = connections.add((long) end << 32 | connection + 1);
    return halves.add((long) place << 32 | service);
  }

  /** Tells every direction of the groups to what collects the ports of benign flows. */
  void tellPorts(PortRuns runs) {
    for (int half = 0; half < halves.size(); half++) {
      long place = ends(half);
      runs.addBenignPort((int) (place >>> 32) - 1, (int) place - 1, service(half));
    }
  }

  private long ends(int half) {
    return ends.key((int) (connections.key((int) (halves.key(half) >>> 32)) >>> 32));
  }

  private int service(int half) {
    return (int) halves.key(half);
  }

  private int connection(int half) {
    return (int) connections.key((int) (halves.key(half) >>> 32)) - 1;
  }

  /** The candidates that hit each group; {@code firstConnection} numbers those of connections. */
  Rows rows(int firstConnection) {
    Rows.Builder rows = new Rows.Builder();
    for (int cell = 0; cell < cells.size(); cell++) {
      put((int) (cells.key(cell) >>> 32) - 1, firstConnection, rows);
      put((int) cells.key(cell) - 1, firstConnection, rows);
      rows.endRow();
    }
    return rows.build();
  }

  private void put(int half, int firstConnection, Rows.Builder rows) {
    if (half < 0) {
      return;
    }
    long place = ends(half);
    keys.find((int) (place >>> 32) - 1, (int) place - 1, service(half), rows::add);
    if (connection(half) >= 0) {
      rows.add(firstConnection + connection(half));
    }
  }

  int[] weights() {
    return Arrays.copyOf(weights, cells.size());
  }
}
