package dev.nirs.summary;

import dev.nirs.summary.WindowSummary.ServiceKey;
import dev.nirs.traffic.Alert;
import dev.nirs.traffic.AttackClass;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.Protocol;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything that one pass over the alerts counts. Ends that a record does not name and ports of
 * protocols without ports are not counted.
 */
record AlertCounts(
    int alerts,
    int oneWay,
    Tally<AttackClass> classes,
    Tally<IpAddress> sources,
    Tally<IpAddress> destinations,
    Tally<ServiceKey> services,
    Tally<Protocol> protocols,
    Tally<Port> ports,
    Tally<Direction> directions,
    Tally<Pair> portsOfPair,
    Tally<Swept> hostsOfPort,
    Tally<Swept> inwardHostsOfPort) {

  /** A destination port. */
  record Port(Protocol protocol, int port) {}

  /** From where to where. */
  record Direction(Ground source, Ground destination) {}

  /** Two ends. */
  record Pair(IpAddress source, IpAddress destination) {
    boolean isOutward() {
      return Ground.of(source) == Ground.INSIDE && Ground.of(destination) == Ground.OUTSIDE;
    }
  }

  /** A source and the port it asks many hosts for. */
  record Swept(IpAddress source, Port port) {}

  private record Touched(Pair pair, Port port) {}

  static AlertCounts of(List<Alert> alerts) {
    int silent = (int) alerts.stream().filter(a -> a.flow().volume().isOneWay()).count();
    AlertCounts counts =
        new AlertCounts(
            alerts.size(),
            silent,
            new Tally<>(),
            new Tally<>(),
            new Tally<>(),
            new Tally<>(),
            new Tally<>(),
            new Tally<>(),
            new Tally<>(),
            new Tally<>(),
            new Tally<>(),
            new Tally<>());
    Set<Touched> touched = new HashSet<>();
    for (Alert alert : alerts) {
      counts.add(alert, touched);
    }
    return counts;
  }

  /** The service that a flow goes to. */
  static ServiceKey service(FiveTuple tuple) {
    return new ServiceKey(tuple.destination(), tuple.protocol(), port(tuple));
  }

  /** The network an address is counted in: /24 of IPv4, /64 of IPv6. */
  static Prefix network(IpAddress address) {
    return switch (address.version()) {
      case V4 -> address.prefix(24);
      case V6 -> address.prefix(64);
    };
  }

  /** Distinct destination ports. */
  int distinctPorts() {
    return ports.distinct();
  }

  private void add(Alert alert, Set<Touched> touched) {
    FiveTuple tuple = alert.flow().tuple();
    classes.add(alert.attackClass());
    protocols.add(tuple.protocol());
    if (tuple.source().isKnown()) {
      sources.add(tuple.source());
    }
    if (tuple.destination().isKnown()) {
      destinations.add(tuple.destination());
      services.add(service(tuple));
    }
    if (tuple.source().isKnown() && tuple.destination().isKnown()) {
      directions.add(new Direction(Ground.of(tuple.source()), Ground.of(tuple.destination())));
    }
    if (port(tuple) != FiveTuple.NO_PORT) {
      Port port = new Port(tuple.protocol(), port(tuple));
      ports.add(port);
      touch(new Touched(new Pair(tuple.source(), tuple.destination()), port), touched);
    }
  }

  private void touch(Touched touch, Set<Touched> touched) {
    if (touched.add(touch)) {
      portsOfPair.add(touch.pair());
      Swept swept = new Swept(touch.pair().source(), touch.port());
      hostsOfPort.add(swept);
      if (!touch.pair().isOutward()) {
        inwardHostsOfPort.add(swept);
      }
    }
  }

  private static int port(FiveTuple tuple) {
    return tuple.protocol().hasPorts() ? tuple.destinationPort() : FiveTuple.NO_PORT;
  }
}
