package dev.nirs.evaluation.traffic;

import dev.nirs.selection.BenignCount;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A trace as the response sees it: within a scope, the flows that the detector reports and those it
 * takes for benign, each numbered on its own in order of time.
 *
 * <p>Safe for use by several threads.
 */
public final class DetectedTrace {
  private final Trace trace;
  private final int[] alerts;
  private final int[] benign;
  private final ConcurrentHashMap<BenignCount, KeyIndex> keys = new ConcurrentHashMap<>();
  private Optional<EndIndex> ends = Optional.empty();
  private Optional<FlowPlaces> places = Optional.empty();

  private DetectedTrace(Trace trace, int[] alerts, int[] benign) {
    this.trace = trace;
    this.alerts = alerts;
    this.benign = benign;
  }

  /**
   * Splits a trace.
   *
   * @param trace the capture
   * @param reported positions of the flows that the detector reports
   * @param scope which flows the firewall can see
   * @return the split
   */
  public static DetectedTrace of(Trace trace, BitSet reported, Scope scope) {
    int[] alerts = new int[reported.cardinality()];
    int[] benign = new int[trace.size() - alerts.length];
    int alertCount = 0;
    int benignCount = 0;
    for (int i = 0; i < trace.size(); i++) {
      if (!scope.sees(trace, i)) {
        continue;
      }
      if (reported.get(i)) {
        alerts[alertCount++] = i;
      } else {
        benign[benignCount++] = i;
      }
    }
    return new DetectedTrace(
        trace, Arrays.copyOf(alerts, alertCount), Arrays.copyOf(benign, benignCount));
  }

  Trace trace() {
    return trace;
  }

  int alertCount() {
    return alerts.length;
  }

  int benignCount() {
    return benign.length;
  }

  /** The flow of an alert number. */
  int alert(int number) {
    return alerts[number];
  }

  /** The flow of a benign number. */
  int benign(int number) {
    return benign[number];
  }

  long alertTime(int number) {
    return trace.time(alerts[number]);
  }

  /** Alerts with a time of at most {@code time}: the number of the first one after it. */
  int alertsUntil(long time) {
    return countUntil(alerts, time);
  }

  int benignUntil(long time) {
    return countUntil(benign, time);
  }

  /** The postings of atomic keys, made when first asked for. */
  KeyIndex keys(BenignCount direction) {
    return keys.computeIfAbsent(direction, d -> KeyIndex.of(this, d));
  }

  /** The flows of addresses, made when first asked for. */
  synchronized EndIndex ends() {
    EndIndex made = ends.orElseGet(() -> EndIndex.of(trace));
    ends = Optional.of(made);
    return made;
  }

  /** The numbers of flows, made when first asked for. */
  synchronized FlowPlaces places() {
    FlowPlaces made = places.orElseGet(() -> FlowPlaces.of(this));
    places = Optional.of(made);
    return made;
  }

  private int countUntil(int[] flows, long time) {
    int low = 0;
    int high = flows.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (trace.time(flows[middle]) <= time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
