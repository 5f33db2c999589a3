package dev.nirs.selection;

import java.util.BitSet;

/**
 * Makes the table of general candidates: alerts of the same ends and service stand in one group,
 * and so do benign flows that lie in the same networks.
 */
final class GeneralTable {
  /** Pairs of an alert group and a candidate that are looked at; with more, fewer levels are. */
  private static final int MOST_POSTINGS = 3_000_000;

  private final Task task;
  private final GeneralSettings general;
  private final boolean both;
  private final FlowNumbers numbers;
  private final AlertCells cells;
  private final GeneralKeys keys;
  private final PortRuns runs;
  private final BenignCells benign;

  private GeneralTable(Task task, GeneralSettings general) {
    this.task = task;
    this.general = general;
    both = task.settings().benignCount() == BenignCount.BOTH;
    numbers = FlowNumbers.of(task.window(), task.settings().version());
    cells = AlertCells.of(numbers.alerts, general.connectionAlerts(), task.matched());
    keys = keys();
    runs = new PortRuns(keys);
    benign = new BenignCells(keys, cells);
  }

  static CandidateTable of(Task task, GeneralSettings general) {
    return new GeneralTable(task, general).build();
  }

  private GeneralKeys keys() {
    BenignGround ground = BenignGround.of(numbers, general.benignDistance(), both);
    Victims victims = Victims.of(numbers);
    Networks.Bounds bounds =
        new Networks.Bounds(task.settings().version(), general.shortestPrefix(), levels());
    Networks sources =
        Networks.over(
            numbers.addresses,
            members(numbers.alerts.sources),
            bounds,
            network -> ground.isClearOfSenders(network) && !victims.isAnyIn(network));
    Networks destinations =
        Networks.over(
            numbers.addresses, members(numbers.alerts.destinations), bounds, network -> true);
    ground.noteServices(numbers, destinations, both);
    return new GeneralKeys(sources, destinations, ground, victims);
  }

  private static BitSet members(int[] ends) {
    BitSet members = new BitSet();
    for (int end : ends) {
      if (end >= 0) {
        members.set(end);
      }
    }
    return members;
  }

  /** Levels of networks that the number of alert groups leaves room for. */
  private int levels() {
    int levels = Networks.MOST_LEVELS;
    while (levels > 0 && (long) cells.size() * (levels + 2) * (levels + 2) * 3 > MOST_POSTINGS) {
      levels--;
    }
    return levels;
  }

  private CandidateTable build() {
    for (int cell = 0; cell < cells.size(); cell++) {
      keys.add(source(cell), destination(cell), cells.service(cell));
    }
    benign.read(numbers.benign, task.hit(), both);
    runs.addAlertPorts(alertsByKey());
    benign.tellPorts(runs);
    runs.build();
    int firstConnection = keys.size() + runs.size();
    int size = firstConnection + cells.connections();
    Rows alertRows = alertRows(firstConnection);
    CandidateTable.Side all = new CandidateTable.Side(cells.counts(), alertRows, size);
    CandidateTable.Side open = all.weighing(cells.weights());
    CandidateTable.Side hits =
        new CandidateTable.Side(benign.weights(), benign.rows(firstConnection), size);
    GeneralCandidates.Ranking ranking =
        new GeneralCandidates.Ranking(all.totals(), task.settings().chain());
    return new CandidateTable(
        new GeneralCandidates(keys, runs, cells, numbers.addresses, ranking), open, hits);
  }

  private int[] alertsByKey() {
    int[] counts = cells.counts();
    int[] alerts = new int[keys.size()];
    for (int cell = 0; cell < cells.size(); cell++) {
      int count = counts[cell];
      keys.find(source(cell), destination(cell), cells.service(cell), key -> alerts[key] += count);
    }
    return alerts;
  }

  private Rows alertRows(int firstConnection) {
    Rows.Builder rows = new Rows.Builder();
    for (int cell = 0; cell < cells.size(); cell++) {
      keys.find(source(cell), destination(cell), cells.service(cell), rows::add);
      runs.find(source(cell), destination(cell), cells.service(cell), rows::add);
      if (cells.connection(cell) >= 0) {
        rows.add(firstConnection + cells.connection(cell));
      }
      rows.endRow();
    }
    return rows.build();
  }

  private int source(int cell) {
    return keys.sources().locate(cells.source(cell));
  }

  private int destination(int cell) {
    return keys.destinations().locate(cells.destination(cell));
  }
}
