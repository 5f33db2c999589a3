package dev.nirs.selection;

import dev.nirs.traffic.Alert;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.IpVersion;
import java.util.EnumMap;
import java.util.Map;

/** Counts alerts that are left over by why they are. */
final class UnmatchedTally {
  private final IpVersion version;
  private final Map<UnmatchedReason, Integer> counts = new EnumMap<>(UnmatchedReason.class);

  UnmatchedTally(IpVersion version) {
    this.version = version;
  }

  void add(UnmatchedReason reason, int alerts) {
    if (alerts > 0) {
      counts.merge(reason, alerts, Integer::sum);
    }
  }

  /** Counts an alert that no candidate matches. */
  void addWithoutRule(Alert alert) {
    FiveTuple tuple = alert.flow().tuple();
    boolean known = tuple.source().isKnown() || tuple.destination().isKnown();
    add(
        known && tuple.version() != version
            ? UnmatchedReason.OTHER_FAMILY
            : UnmatchedReason.UNNAMED,
        1);
  }

  Map<UnmatchedReason, Integer> counts() {
    return counts;
  }
}
