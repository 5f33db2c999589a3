package dev.nirs.window;

import dev.nirs.traffic.Alert;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.FlowColumns;
import dev.nirs.traffic.IpVersion;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The alerts of one incident in time and the benign flows that rules against them must spare.
 *
 * @param number counts windows of a run from 1
 * @param start event time of the first alert, microseconds since the epoch
 * @param close event time at which it closed: last alert plus idle time, or start plus maximum
 *     length
 * @param alerts at least one, in event time order; equal times keep their order of arrival
 * @param benign flows with {@code close - benignWindow < time <= close}, in event time order
 */
public record AlertWindow(
    int number, long start, long close, List<Alert> alerts, List<Flow> benign) {

  /**
   * Copies the lists, but for {@link FlowColumns}, which never change, and refuses a window without
   * alerts.
   *
   * @throws IllegalArgumentException where there is no alert
   */
  public AlertWindow {
    if (alerts.isEmpty()) {
      throw new IllegalArgumentException("alert window " + number + " holds no alert");
    }
    alerts = List.copyOf(alerts);
    benign = benign instanceof FlowColumns ? benign : List.copyOf(benign);
  }

  /**
   * The address families of its alerts.
   *
   * @param left positions of alerts that do not count
   * @return that with most of the others first, V4 where they are equal; empty where no alert
   *     counts
   */
  public List<IpVersion> families(BitSet left) {
    Map<IpVersion, Integer> counts = new EnumMap<>(IpVersion.class);
    for (int i = left.nextClearBit(0); i < alerts.size(); i = left.nextClearBit(i + 1)) {
      counts.merge(alerts.get(i).flow().tuple().version(), 1, Integer::sum);
    }
    return counts.keySet().stream()
        .sorted(Comparator.comparingInt(version -> -counts.getOrDefault(version, 0)))
        .toList();
  }
}
