package dev.nirs.selection;

import dev.nirs.traffic.Alert;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Protocol;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds floods from forged addresses: one service that many sources send to, each a time or two,
 * without an answer.
 */
final class Floods {
  /** Sources below which a service is not taken for flooded. */
  static final int LEAST_SOURCES = 32;

  /** Alerts for each source, on average, above which addresses are taken for real. */
  static final int MOST_ALERTS_EACH = 2;

  /** Share of the alerts without an answer, in per cent, from which addresses may be forged. */
  static final int LEAST_ONE_WAY = 80;

  private Floods() {}

  /** The floods of a window, most alerts first. */
  static List<Flood> in(List<Alert> alerts, IpVersion version) {
    List<Flood> floods = new ArrayList<>();
    byTarget(alerts, version)
        .forEach(
            (target, members) -> {
              if (isForged(members, alerts)) {
                floods.add(new Flood(target, members));
              }
            });
    floods.sort(
        Comparator.comparingInt((Flood flood) -> -flood.alerts.cardinality())
            .thenComparing(flood -> flood.target.toString()));
    return floods;
  }

  /** The alerts of each service that has as many as a flood has sources; most have few. */
  private static Map<Target, BitSet> byTarget(List<Alert> alerts, IpVersion version) {
    Map<Target, int[]> counts = new HashMap<>();
    for (Alert alert : alerts) {
      FiveTuple tuple = alert.flow().tuple();
      if (isCounted(tuple, version)) {
        counts.computeIfAbsent(Target.of(tuple), k -> new int[1])[0]++;
      }
    }
    counts.values().removeIf(count -> count[0] < LEAST_SOURCES);
    Map<Target, BitSet> byTarget = new HashMap<>();
    for (int i = 0; i < alerts.size() && !counts.isEmpty(); i++) {
      FiveTuple tuple = alerts.get(i).flow().tuple();
      if (isCounted(tuple, version) && counts.containsKey(Target.of(tuple))) {
        byTarget.computeIfAbsent(Target.of(tuple), k -> new BitSet()).set(i);
      }
    }
    return byTarget;
  }

  private static boolean isCounted(FiveTuple tuple, IpVersion version) {
    return tuple.source().isKnown()
        && tuple.destination().isKnown()
        && tuple.version() == version
        && tuple.protocol().isMatchable();
  }

  private static boolean isForged(BitSet members, List<Alert> alerts) {
    Set<IpAddress> sources = new HashSet<>();
    int oneWay = 0;
    for (int i = members.nextSetBit(0); i >= 0; i = members.nextSetBit(i + 1)) {
      sources.add(alerts.get(i).flow().tuple().source());
      oneWay += alerts.get(i).flow().volume().isOneWay() ? 1 : 0;
    }
    long count = members.cardinality();
    return sources.size() >= LEAST_SOURCES
        && count <= (long) MOST_ALERTS_EACH * sources.size()
        && oneWay * 100L >= LEAST_ONE_WAY * count;
  }

  /** Sources whose every alert belongs to a flood: a rule for each of them stops nothing more. */
  static Set<IpAddress> forged(List<Alert> alerts, IpVersion version) {
    BitSet members = new BitSet();
    in(alerts, version).forEach(flood -> members.or(flood.alerts));
    Set<IpAddress> forged = new HashSet<>();
    for (int i = members.nextSetBit(0); i >= 0; i = members.nextSetBit(i + 1)) {
      forged.add(alerts.get(i).flow().tuple().source());
    }
    for (int i = members.nextClearBit(0); !forged.isEmpty() && i < alerts.size(); ) {
      forged.remove(alerts.get(i).flow().tuple().source());
      i = members.nextClearBit(i + 1);
    }
    return forged;
  }

  /**
   * A flood.
   *
   * @param target what is flooded
   * @param alerts its alerts, by position in the window
   */
  record Flood(Target target, BitSet alerts) {}

  /**
   * A service, or a protocol without ports, of one host.
   *
   * @param host the victim
   * @param protocol the protocol
   * @param port its port, or {@link FiveTuple#NO_PORT}
   */
  record Target(IpAddress host, Protocol protocol, int port) {
    static Target of(FiveTuple tuple) {
      boolean ports = tuple.protocol().hasPorts();
      return new Target(
          tuple.destination(),
          tuple.protocol(),
          ports ? tuple.destinationPort() : FiveTuple.NO_PORT);
    }
  }
}
