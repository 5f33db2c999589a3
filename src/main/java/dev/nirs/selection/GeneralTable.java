package dev.nirs.selection;

import dev.nirs.traffic.IpAddress;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * Makes the table of general candidates: alerts of the same ends and service stand in one group,
 * and so do benign flows that lie in the same networks.
 */
final class GeneralTable {
  /** Pairs of an alert group and a candidate that are looked at; with more, fewer levels are. */
  private static final int MOST_POSTINGS = 3_000_000;

  /** Groups of alerts that are looked at by one core together. */
  private static final int PART = 1 << 13;

  private final Task task;
  private final GeneralSettings general;
  private final boolean both;
  private final FlowNumbers numbers;
  private final AlertCells cells;
  private final GeneralKeys keys;
  private final PortRuns runs;
  private final Set<IpAddress> forged;

  private GeneralTable(Task task, GeneralSettings general) {
    this.task = task;
    this.general = general;
    both = task.settings().benignCount() == BenignCount.BOTH;
    numbers = FlowNumbers.of(task.window(), task.settings().version());
    cells = AlertCells.of(numbers.alerts, general.connectionAlerts(), task.matched());
    forged = Floods.forged(task.window().alerts(), task.settings().version());
    keys = keys();
    runs = new PortRuns(keys);
  }

  static CandidateTable of(Task task, GeneralSettings general) {
    return over(task, general).build();
  }

  /** What the table is made of, from which {@link #build} makes it. */
  static GeneralTable over(Task task, GeneralSettings general) {
    return new GeneralTable(task, general);
  }

  /** Why the alerts that a choice from the table leaves over are not matched. */
  Map<UnmatchedReason, Integer> unmatched(GreedyCover.Cover cover) {
    return new WithheldRules(task, numbers, cells, forged).unmatched(cover);
  }

  private GeneralKeys keys() {
    BenignGround ground = BenignGround.of(numbers, general.benignDistance(), both);
    Victims victims = Victims.of(numbers, forged);
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

  CandidateTable build() {
    // benign flows are told apart by networks, which stand already, and not by keys
    CompletableFuture<BenignCells> read = CompletableFuture.supplyAsync(this::readBenign);
    CellRows rows = addKeys();
    BenignCells benign = read.join();
    runs.addAlertPorts(alertsByKey(rows));
    benign.tellPorts(runs);
    runs.build();
    int firstConnection = keys.size() + runs.size();
    int size = firstConnection + cells.connections();
    // both sides only read what was made so far, so they are made at the same time
    CompletableFuture<CandidateTable.Side> hits =
        CompletableFuture.supplyAsync(
            () -> new CandidateTable.Side(benign.weights(), benign.rows(firstConnection), size));
    CandidateTable.Side all =
        new CandidateTable.Side(cells.counts(), alertRows(rows, firstConnection), size);
    GeneralCandidates candidates = new GeneralCandidates(keys, runs, cells, numbers, all.totals());
    return new CandidateTable(candidates, all.weighing(cells.weights()), hits.join());
  }

  private BenignCells readBenign() {
    BenignCells benign = new BenignCells(keys, cells);
    benign.read(numbers.benign, task.hit(), both);
    return benign;
  }

  private CellRows addKeys() {
    Rows.Builder numbers = new Rows.Builder();
    Rows.Builder scopes = new Rows.Builder();
    for (int cell = 0; cell < cells.size(); cell++) {
      int source = keys.sources().locate(cells.source(cell));
      int destination = keys.destinations().locate(cells.destination(cell));
      keys.add(source, destination, cells.service(cell), numbers::add, scopes::add);
      numbers.endRow();
      scopes.endRow();
    }
    return new CellRows(numbers.build(), scopes.build());
  }

  private int[] alertsByKey(CellRows rows) {
    int[] counts = cells.counts();
    int[] alerts = new int[keys.size()];
    for (int cell = 0; cell < cells.size(); cell++) {
      for (int i = rows.keys.start(cell); i < rows.keys.end(cell); i++) {
        alerts[rows.keys.value(i)] += counts[cell];
      }
    }
    return alerts;
  }

  /** Part by part on all cores; the parts, and so the rows, do not depend on their number. */
  private Rows alertRows(CellRows cellRows, int firstConnection) {
    List<Rows.Builder> parts =
        IntStream.range(0, Math.ceilDiv(cells.size(), PART))
            .parallel()
            .mapToObj(part -> alertRows(cellRows, part * PART, firstConnection))
            .toList();
    return Rows.of(parts);
  }

  private Rows.Builder alertRows(CellRows cellRows, int from, int firstConnection) {
    Rows.Builder rows = new Rows.Builder();
    int to = Math.min(cells.size(), from + PART);
    for (int cell = from; cell < to; cell++) {
      Rows keyed = cellRows.keys;
      for (int i = keyed.start(cell); i < keyed.end(cell); i++) {
        rows.add(keyed.value(i));
      }
      Rows within = cellRows.scopes;
      for (int i = within.start(cell); i < within.end(cell); i++) {
        runs.find(within.value(i), cells.service(cell), rows::add);
      }
      if (cells.connection(cell) >= 0) {
        rows.add(firstConnection + cells.connection(cell));
      }
      rows.endRow();
    }
    return rows;
  }

  /**
   * What alert groups stand in.
   *
   * @param keys candidates with a key, by group
   * @param scopes scopes, by group
   */
  private record CellRows(Rows keys, Rows scopes) {}
}
