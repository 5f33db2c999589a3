package dev.nirs.selection;

import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.PortRange;
import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * The general candidates of a window as keys: a scope (a network of sources, of destinations, or
 * both) and the packets within it.
 */
final class GeneralKeys {
  /** Any packet, those of a protocol, to a port. */
  private static final int ANY = 0;

  private static final int PROTOCOL = 1;
  private static final int PORT = 2;

  /** More than the bits of any network. */
  private static final int OPEN_END = 129;

  private static final int SERVICE_BITS = FlowNumbers.PORT_BITS + 8;

  private final Networks sources;
  private final Networks destinations;
  private final BenignGround ground;
  private final Victims victims;
  private final LongIndex scopes = new LongIndex(4096);
  private final LongIndex keys = new LongIndex(16384);
  private final LongIndex refused = new LongIndex(64);

  GeneralKeys(Networks sources, Networks destinations, BenignGround ground, Victims victims) {
    this.sources = sources;
    this.destinations = destinations;
    this.ground = ground;
    this.victims = victims;
  }

  Networks sources() {
    return sources;
  }

  Networks destinations() {
    return destinations;
  }

  /**
   * Adds the candidates that match flows between two networks to a service, and tells their numbers
   * and scopes.
   */
  void add(int source, int destination, int service, IntConsumer added, IntConsumer within) {
    forScopes(
        source,
        destination,
        (s, d) -> {
          if (admits(s, d)) {
            int scope = scopes.add(ends(s, d));
            within.accept(scope);
            add(scope, service, added);
          }
        });
  }

  private void add(int scope, int service, IntConsumer added) {
    if (source(scope) >= 0) {
      added.accept(keys.add(key(scope, ANY, 0)));
    }
    int protocol = FlowNumbers.protocol(service);
    if (protocol > 0) {
      add(scope, PROTOCOL, FlowNumbers.service(protocol, FiveTuple.NO_PORT), added);
      if (FlowNumbers.port(service) != FiveTuple.NO_PORT) {
        add(scope, PORT, service, added);
      }
    }
  }

  /** A victim is blocked as a source only towards one address, a forged address never. */
  private boolean admits(int source, int destination) {
    if (source < 0) {
      return true;
    }
    Prefix network = sources.network(source);
    boolean toHost = destination >= 0 && destinations.network(destination).isHost();
    return (toHost || !victims.isAnyIn(network)) && !victims.isForged(network);
  }

  private void add(int scope, int shape, int service, IntConsumer added) {
    long key = key(scope, shape, service);
    if (isFree(scope)) {
      added.accept(keys.add(key));
      return;
    }
    int number = keys.find(key);
    if (number < 0 && refused.find(key) < 0) {
      number = isClear(scope, service) ? keys.add(key) : LongIndex.ABSENT;
    }
    if (number >= 0) {
      added.accept(number);
    } else {
      refused.add(key);
    }
  }

  /** Without a source, a network of destinations must be clear of benign use of the service. */
  private boolean isClear(int scope, int service) {
    return ground.isClearOfReceivers(destinations.network(destination(scope)), service);
  }

  private boolean isFree(int scope) {
    return source(scope) >= 0 || destinations.network(destination(scope)).isHost();
  }

  /** Tells the candidates that match flows between two networks to a service. */
  void find(int source, int destination, int service, IntConsumer found) {
    int protocol = FlowNumbers.protocol(service);
    forScopes(
        source,
        destination,
        (s, d) -> {
          int scope = scopes.find(ends(s, d));
          if (scope >= 0) {
            tell(key(scope, ANY, 0), found);
            tell(key(scope, PROTOCOL, FlowNumbers.service(protocol, FiveTuple.NO_PORT)), found);
            tell(key(scope, PORT, service), found);
          }
        });
  }

  private void tell(long key, IntConsumer found) {
    int number = keys.find(key);
    if (number >= 0) {
      found.accept(number);
    }
  }

  /** Tells the scopes around two networks. */
  void findScopes(int source, int destination, IntConsumer found) {
    forScopes(
        source,
        destination,
        (s, d) -> {
          int scope = scopes.find(ends(s, d));
          if (scope >= 0) {
            found.accept(scope);
          }
        });
  }

  private void forScopes(int source, int destination, Ends each) {
    for (int s = source; ; s = sources.parent(s)) {
      for (int d = destination; d >= 0; d = destinations.parent(d)) {
        each.accept(s, d);
      }
      if (s < 0) {
        return;
      }
      each.accept(s, LongIndex.ABSENT);
    }
  }

  int size() {
    return keys.size();
  }

  int scopes() {
    return scopes.size();
  }

  int scope(int number) {
    return (int) (keys.key(number) >>> SERVICE_BITS + 2);
  }

  /** The protocol and port of a candidate to one port, or ABSENT for another. */
  int portService(int number) {
    return shape(number) == PORT ? service(number) : LongIndex.ABSENT;
  }

  /** The packets of a candidate as one number. */
  int packets(int number) {
    return (int) keys.key(number) & (1 << SERVICE_BITS + 2) - 1;
  }

  private int shape(int number) {
    return (int) (keys.key(number) >>> SERVICE_BITS) & 3;
  }

  private int service(int number) {
    return (int) keys.key(number) & (1 << SERVICE_BITS) - 1;
  }

  int source(int scope) {
    return (int) (scopes.key(scope) >>> 32) - 1;
  }

  int destination(int scope) {
    return (int) scopes.key(scope) - 1;
  }

  /** Bits that a scope leaves open: 0 for one address to another. */
  int openBits(int scope) {
    return open(sources, source(scope)) + open(destinations, destination(scope));
  }

  private static int open(Networks networks, int node) {
    return node < 0
        ? OPEN_END
        : networks.network(node).version().bits() - networks.network(node).length();
  }

  /** Bits that the packets of a candidate leave open. */
  int openPackets(int number) {
    return switch (shape(number)) {
      case ANY -> 24;
      case PROTOCOL -> 16;
      default -> 0;
    };
  }

  GeneralCandidate candidate(int number) {
    Protocol protocol = Protocol.ofNumber(FlowNumbers.protocol(service(number)));
    Packets packets =
        switch (shape(number)) {
          case ANY -> new Packets.Any();
          case PROTOCOL -> new Packets.OfProtocol(protocol);
          default ->
              new Packets.ToPorts(
                  protocol, List.of(PortRange.of(FlowNumbers.port(service(number)))));
        };
    return candidate(scope(number), packets);
  }

  GeneralCandidate candidate(int scope, Packets packets) {
    int source = source(scope);
    int destination = destination(scope);
    return new GeneralCandidate(
        source < 0 ? Optional.empty() : Optional.of(sources.network(source)),
        destination < 0 ? Optional.empty() : Optional.of(destinations.network(destination)),
        packets);
  }

  private static long ends(int source, int destination) {
    return (long) (source + 1) << 32 | destination + 1;
  }

  private static long key(int scope, int shape, int service) {
    return ((long) scope << 2 | shape) << SERVICE_BITS | service;
  }

  /** Takes a network of sources and one of destinations, ABSENT for all. */
  private interface Ends {
    void accept(int source, int destination);
  }
}
