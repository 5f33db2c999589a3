package dev.nirs.selection;

import dev.nirs.rule.Match;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.PortRange;
import dev.nirs.traffic.Protocol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Ranges and lists of ports as candidates, in every scope and protocol with alerts to several
 * ports: a run of ports goes from the lowest to the highest that has alerts, with no benign port
 * between; a list holds the runs with most alerts. Without a source only ports with several alerts
 * count. What they hit of benign flows is nothing by construction.
 */
final class PortRuns {
  /** Ports without alerts that a run may bridge where the rule names no source. */
  private static final int BRIDGE_TO_ALL = 16;

  /**
   * Alerts that a port must have where the rule names no source: one that a stranger tried once is
   * not asked for again, and is the first to cost a list its place.
   */
  private static final int LEAST_FROM_ALL = 2;

  private final GeneralKeys keys;
  private final LongIndex fields = new LongIndex(1024);
  private long[] entries = new long[1024];
  private int count;
  private final List<Run> runs = new ArrayList<>();
  private int[] firsts = {0};
  private final List<Extra> extras = new ArrayList<>();
  private int[] listOf = {};
  private final BitSet hasExtras = new BitSet();
  private final BitSet listed = new BitSet();
  private int[] firstPorts = {};
  private int[] lastPorts = {};

  PortRuns(GeneralKeys keys) {
    this.keys = keys;
  }

  /** Takes the ports of the alerts; {@code alerts} are counts by candidate. */
  void addAlertPorts(int[] alerts) {
    for (int number = 0; number < keys.size(); number++) {
      int service = keys.portService(number);
      if (service >= 0) {
        int field = fields.add(field(keys.scope(number), FlowNumbers.protocol(service)));
        entry(field, FlowNumbers.port(service), alerts[number]);
      }
    }
  }

  /** Takes a port that benign flows between two networks go to. */
  void addBenignPort(int source, int destination, int service) {
    if (FlowNumbers.port(service) == FiveTuple.NO_PORT) {
      return;
    }
    keys.findScopes(
        source,
        destination,
        scope -> {
          int field = fields.find(field(scope, FlowNumbers.protocol(service)));
          if (field >= 0) {
            entry(field, FlowNumbers.port(service), 0);
          }
        });
  }

  /** By field, then port, benign before alerts. */
  private void entry(int field, int port, int alerts) {
    if (count == entries.length) {
      entries = Arrays.copyOf(entries, count * 2);
    }
    entries[count++] = ((long) field << 16 | port) << 24 | Math.min(alerts, (1 << 24) - 1);
  }

  private static long field(int scope, int protocol) {
    return (long) scope << 8 | protocol;
  }

  /** Makes the candidates of what was taken. */
  void build() {
    Arrays.parallelSort(entries, 0, count);
    firsts = new int[fields.size() + 1];
    listOf = new int[fields.size()];
    Arrays.fill(listOf, LongIndex.ABSENT);
    int at = 0;
    for (int field = 0; field < fields.size(); field++) {
      firsts[field] = runs.size();
      int end = at;
      while (end < count && (int) (entries[end] >>> 40) == field) {
        end++;
      }
      int before = extras.size();
      addRuns(field, at, end);
      hasExtras.set(field, extras.size() > before);
      at = end;
    }
    firsts[fields.size()] = runs.size();
    entries = new long[0];
    firstPorts = runs.stream().mapToInt(run -> run.ports.first()).toArray();
    lastPorts = runs.stream().mapToInt(run -> run.ports.last()).toArray();
  }

  private void addRuns(int field, int from, int to) {
    int scope = scope(field);
    boolean bound = keys.source(scope) >= 0;
    if (!bound && !keys.destinations().network(keys.destination(scope)).isHost()) {
      return;
    }
    Open open = new Open(bound ? 65535 : BRIDGE_TO_ALL);
    int benignPort = LongIndex.ABSENT;
    for (int i = from; i < to; i++) {
      int port = (int) (entries[i] >>> 24) & 65535;
      int alerts = (int) entries[i] & (1 << 24) - 1;
      if (alerts == 0) {
        open.close(field);
        benignPort = port;
      } else if (port != benignPort && (bound || alerts >= LEAST_FROM_ALL)) {
        open.add(field, port, alerts);
      }
    }
    open.close(field);
    addList(field);
  }

  private void addList(int field) {
    List<Run> found = runs.subList(firsts[field], runs.size());
    if (found.size() < 2) {
      return;
    }
    List<Run> best = new ArrayList<>(found);
    best.sort(Comparator.comparingInt((Run run) -> -run.alerts).thenComparing(Run::ports));
    int slots = 0;
    List<PortRange> ports = new ArrayList<>();
    for (Run run : best) {
      int needed = run.ports.isSingle() ? 1 : 2;
      if (slots + needed <= Match.Multiport.MOST_SLOTS) {
        slots += needed;
        ports.add(run.ports);
      }
    }
    ports.sort(null);
    for (int i = 0; i < found.size(); i++) {
      listed.set(firsts[field] + i, ports.contains(found.get(i).ports));
    }
    listOf[field] = extras.size();
    extras.add(new Extra(field, ports));
  }

  /** Tells the ranges and lists of a scope that match flows to a service. */
  void find(int scope, int service, IntConsumer found) {
    int port = FlowNumbers.port(service);
    if (port != FiveTuple.NO_PORT && !extras.isEmpty()) {
      int field = fields.find(field(scope, FlowNumbers.protocol(service)));
      if (field >= 0) {
        tell(field, port, found);
      }
    }
  }

  private void tell(int field, int port, IntConsumer found) {
    if (!hasExtras.get(field)) {
      return;
    }
    int low = firsts[field];
    int high = firsts[field + 1] - 1;
    while (low < high) {
      int middle = low + high + 1 >>> 1;
      if (firstPorts[middle] <= port) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    if (low > high || firstPorts[low] > port || lastPorts[low] < port) {
      return;
    }
    if (firstPorts[low] < lastPorts[low]) {
      found.accept(keys.size() + runs.get(low).extra);
    }
    if (listed.get(low)) {
      found.accept(keys.size() + listOf[field]);
    }
  }

  int size() {
    return extras.size();
  }

  /** The scope and protocol that an extra candidate shares with others. */
  int fieldOf(int extra) {
    return extras.get(extra).field;
  }

  /** The same for a candidate to one port, ABSENT for another. */
  int fieldOfKey(int number) {
    int service = keys.portService(number);
    return service < 0
        ? LongIndex.ABSENT
        : fields.find(field(keys.scope(number), FlowNumbers.protocol(service)));
  }

  int scope(int field) {
    return (int) (fields.key(field) >>> 8);
  }

  List<PortRange> ports(int extra) {
    return extras.get(extra).ports;
  }

  GeneralCandidate candidate(int extra) {
    int field = extras.get(extra).field;
    int protocol = (int) fields.key(field) & 255;
    return keys.candidate(
        scope(field), new Packets.ToPorts(Protocol.ofNumber(protocol), ports(extra)));
  }

  /** A run that is still growing. */
  private final class Open {
    private final int bridge;
    private int first = LongIndex.ABSENT;
    private int last;
    private int alerts;

    Open(int bridge) {
      this.bridge = bridge;
    }

    void add(int field, int port, int more) {
      if (first >= 0 && port - last > bridge) {
        close(field);
      }
      first = first < 0 ? port : first;
      last = port;
      alerts += more;
    }

    void close(int field) {
      if (first >= 0) {
        PortRange ports = new PortRange(first, last);
        boolean isRange = !ports.isSingle();
        runs.add(new Run(ports, alerts, isRange ? extras.size() : LongIndex.ABSENT));
        if (isRange) {
          extras.add(new Extra(field, List.of(ports)));
        }
      }
      first = LongIndex.ABSENT;
      alerts = 0;
    }
  }

  private record Run(PortRange ports, int alerts, int extra) {}

  private record Extra(int field, List<PortRange> ports) {}
}
