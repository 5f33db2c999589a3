package dev.nirs.selection;

import dev.nirs.traffic.FiveTuple;
import java.util.Arrays;
import java.util.BitSet;

/** Alerts grouped by what general candidates tell apart: ends, service and lasting connections. */
final class AlertCells {
  private final FlowNumbers.Columns alerts;
  private final LongIndex pairs;
  private final LongIndex connections;
  private int[] rows;
  private int[] counts;
  private int[] open;
  private final int[] cellOf;
  private int size;

  private AlertCells(FlowNumbers.Columns alerts) {
    this.alerts = alerts;
    pairs = new LongIndex(1024);
    connections = new LongIndex(1024);
    rows = new int[1024];
    counts = new int[1024];
    open = new int[1024];
    cellOf = new int[alerts.rows()];
  }

  /**
   * Groups alerts.
   *
   * @param alerts the alerts
   * @param least alerts of a connection that is told apart
   * @param matched alerts already matched, which have no weight
   */
  static AlertCells of(FlowNumbers.Columns alerts, int least, BitSet matched) {
    AlertCells cells = new AlertCells(alerts);
    cells.group(cells.lasting(least), matched);
    return cells;
  }

  /** For every alert, the number of its connection where that has enough alerts. */
  private int[] lasting(int least) {
    LongIndex all = new LongIndex(alerts.rows());
    int[] numbers = new int[alerts.rows()];
    int[] times = new int[alerts.rows()];
    for (int i = 0; i < alerts.rows(); i++) {
      long key = connectionKey(i);
      numbers[i] = key < 0 ? LongIndex.ABSENT : all.add(key);
      if (key >= 0) {
        times[numbers[i]]++;
      }
    }
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] >= 0) {
        numbers[i] =
            times[numbers[i]] >= least ? connections.add(all.key(numbers[i])) : LongIndex.ABSENT;
      }
    }
    return numbers;
  }

  private long connectionKey(int row) {
    if (alerts.sources[row] < 0
        || alerts.destinations[row] < 0
        || alerts.sourcePorts[row] == FiveTuple.NO_PORT) {
      return LongIndex.ABSENT;
    }
    return (long) pairs.add(ends(alerts.sources[row], alerts.destinations[row])) << 32
        | alerts.answers(row);
  }

  private static long ends(int source, int destination) {
    return (long) (source + 1) << 32 | destination + 1;
  }

  private void group(int[] lasting, BitSet matched) {
    LongIndex services = new LongIndex(1024);
    LongIndex index = new LongIndex(1024);
    for (int i = 0; i < alerts.rows(); i++) {
      if (alerts.sources[i] < 0 && alerts.destinations[i] < 0) {
        cellOf[i] = LongIndex.ABSENT;
        continue;
      }
      int pair = pairs.add(ends(alerts.sources[i], alerts.destinations[i]));
      int service = services.add((long) alerts.services[i] << 32 | lasting[i] + 1);
      int cell = index.add((long) pair << 32 | service);
      if (cell == size) {
        open(i);
      }
      cellOf[i] = cell;
      counts[cell]++;
      open[cell] += matched.get(i) ? 0 : 1;
    }
    connectionOf = new int[size];
    for (int cell = 0; cell < size; cell++) {
      connectionOf[cell] = lasting[rows[cell]];
    }
  }

  private int[] connectionOf = {};

  private void open(int row) {
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, size * 2);
      counts = Arrays.copyOf(counts, size * 2);
      open = Arrays.copyOf(open, size * 2);
    }
    rows[size++] = row;
  }

  /** The group of an alert, or ABSENT where neither of its ends can be named. */
  int cellOf(int alert) {
    return cellOf[alert];
  }

  int size() {
    return size;
  }

  int source(int cell) {
    return alerts.sources[rows[cell]];
  }

  int destination(int cell) {
    return alerts.destinations[rows[cell]];
  }

  int service(int cell) {
    return alerts.services[rows[cell]];
  }

  /** The number of its lasting connection, or ABSENT. */
  int connection(int cell) {
    return connectionOf[cell];
  }

  /** The lasting connections, by {@link #connectionOf(int, int, int)}. */
  int connections() {
    return connections.size();
  }

  /** The lasting connection of two ends and what comes back, or ABSENT. */
  int connectionOf(int source, int destination, int answers) {
    if (source < 0 || destination < 0) {
      return LongIndex.ABSENT;
    }
    int pair = pairs.find(ends(source, destination));
    return pair < 0 ? LongIndex.ABSENT : connections.find((long) pair << 32 | answers);
  }

  /** What comes back to a lasting connection: its protocol and source port. */
  int answers(int connection) {
    return (int) connections.key(connection);
  }

  /** Its two ends as one number. */
  long ends(int connection) {
    return pairs.key((int) (connections.key(connection) >>> 32));
  }

  /** All alerts of each cell. */
  int[] counts() {
    return Arrays.copyOf(counts, size);
  }

  /** The alerts of each cell that are not matched yet. */
  int[] weights() {
    return Arrays.copyOf(open, size);
  }
}
