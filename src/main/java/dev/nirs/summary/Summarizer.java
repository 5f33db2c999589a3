package dev.nirs.summary;

import dev.nirs.summary.WindowSummary.Count;
import dev.nirs.summary.WindowSummary.ServiceKey;
import dev.nirs.summary.WindowSummary.Totals;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.Protocol;
import dev.nirs.window.AlertWindow;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Counts a window. The summary's size does not depend on the window's: every list holds at most
 * {@value #MOST_ENTRIES} entries.
 */
public final class Summarizer {

  /** Most entries of a list. */
  public static final int MOST_ENTRIES = 8;

  private static final Comparator<Protocol> PROTOCOLS =
      Comparator.comparingInt(Protocol::number).thenComparing(Protocol::name);
  private static final Comparator<ServiceKey> SERVICES =
      Comparator.comparing(ServiceKey::host)
          .thenComparing(ServiceKey::protocol, PROTOCOLS)
          .thenComparingInt(ServiceKey::port);

  private Summarizer() {}

  /**
   * Summarises a window.
   *
   * @param window the alerts and the benign flows beside them
   * @return the counts; ends that a record does not name are left out of lists and distinct counts,
   *     and source networks are the /24 (IPv4) and /64 (IPv6) of two or more alerting sources
   */
  public static WindowSummary of(AlertWindow window) {
    AlertCounts counts = AlertCounts.of(window.alerts());
    Shape shape = Shape.of(counts);
    List<Flow> benign = window.benign();
    return new WindowSummary(
        seconds(window),
        totals(counts, shape, benign.size()),
        PatternTable.of(shape),
        counts.classes().top(MOST_ENTRIES, Comparator.naturalOrder()).stream()
            .map(c -> new Count<>(c, counts.classes().of(c), 0))
            .toList(),
        beside(counts.sources(), Comparator.naturalOrder(), benign, FiveTuple::source),
        networks(counts.sources(), benign),
        beside(counts.destinations(), Comparator.naturalOrder(), benign, FiveTuple::destination),
        beside(counts.services(), SERVICES, benign, AlertCounts::service),
        beside(counts.protocols(), PROTOCOLS, benign, FiveTuple::protocol));
  }

  private static long seconds(AlertWindow window) {
    long first = window.alerts().getFirst().flow().time();
    long last = window.alerts().getLast().flow().time();
    return Math.max(0, last - first) / 1_000_000;
  }

  private static Totals totals(AlertCounts counts, Shape shape, int benign) {
    return new Totals(
        counts.alerts(),
        benign,
        counts.sources().distinct(),
        counts.destinations().distinct(),
        counts.distinctPorts(),
        shape.oneWay());
  }

  private static List<Count<Prefix>> networks(Tally<IpAddress> sources, List<Flow> benign) {
    Tally<Prefix> members = new Tally<>();
    sources.values().forEach(a -> members.add(AlertCounts.network(a)));
    Tally<Prefix> alerts = new Tally<>();
    sources.values().stream()
        .filter(a -> members.of(AlertCounts.network(a)) > 1)
        .forEach(a -> alerts.add(AlertCounts.network(a), sources.of(a)));
    return beside(alerts, Comparator.naturalOrder(), benign, t -> AlertCounts.network(t.source()));
  }

  /** The largest entries with the benign flows that have the same value in the same place. */
  private static <T> List<Count<T>> beside(
      Tally<T> alerts, Comparator<T> ties, List<Flow> benign, Function<FiveTuple, T> place) {
    List<T> largest = alerts.top(MOST_ENTRIES, ties);
    Map<T, Integer> normal = new HashMap<>(); // the others may be millions
    largest.forEach(value -> normal.put(value, 0));
    if (!largest.isEmpty()) {
      benign.forEach(
          flow -> normal.computeIfPresent(place.apply(flow.tuple()), (value, count) -> count + 1));
    }
    return largest.stream()
        .map(v -> new Count<>(v, alerts.of(v), normal.getOrDefault(v, 0)))
        .toList();
  }
}
