package dev.nirs.selection;

import dev.nirs.rule.Match;
import dev.nirs.rule.Rule;
import dev.nirs.rule.Target;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.PortRange;
import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.Protocol;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the four atomic rules of the talk, as the values it matches.
 *
 * @param kind which of the four
 * @param source the source address; {@link IpAddress#UNKNOWN} where the kind has none
 * @param destination the destination address; {@link IpAddress#UNKNOWN} where the kind has none
 * @param protocol the protocol; {@link #ANY} where the kind has none
 * @param port destination port for SERVICE, source port for CONNECTION, otherwise {@link
 *     FiveTuple#NO_PORT}
 */
public record AtomicCandidate(
    Kind kind, IpAddress source, IpAddress destination, Protocol protocol, int port)
    implements Candidate {

  /** Stands for no condition on the protocol. */
  private static final Protocol ANY = Protocol.ofNumber(0);

  /** The four kinds, in the order that decides ties. */
  public enum Kind {
    /** {@code -s SRC}. */
    SOURCE,
    /** {@code -d DST -p PROTO --dport DPORT}. */
    SERVICE,
    /** {@code -d DST -p PROTO}. */
    HOST_PROTOCOL,
    /** {@code -s SRC -d DST -p PROTO --sport SPORT}. */
    CONNECTION
  }

  /**
   * The candidates that match a flow in its own direction.
   *
   * @param tuple the flow's ends
   * @return one to four; none for what the tuple does not name
   */
  public static List<AtomicCandidate> of(FiveTuple tuple) {
    List<AtomicCandidate> found = new ArrayList<>(4);
    IpAddress none = IpAddress.UNKNOWN;
    IpAddress source = tuple.source();
    IpAddress destination = tuple.destination();
    Protocol protocol = tuple.protocol();
    if (source.isKnown()) {
      found.add(new AtomicCandidate(Kind.SOURCE, source, none, ANY, FiveTuple.NO_PORT));
    }
    if (!destination.isKnown() || !protocol.isMatchable()) {
      return found;
    }
    found.add(
        new AtomicCandidate(Kind.HOST_PROTOCOL, none, destination, protocol, FiveTuple.NO_PORT));
    if (protocol.hasPorts() && tuple.destinationPort() != FiveTuple.NO_PORT) {
      found.add(
          new AtomicCandidate(Kind.SERVICE, none, destination, protocol, tuple.destinationPort()));
    }
    if (protocol.hasPorts() && tuple.sourcePort() != FiveTuple.NO_PORT && source.isKnown()) {
      found.add(
          new AtomicCandidate(Kind.CONNECTION, source, destination, protocol, tuple.sourcePort()));
    }
    return found;
  }

  @Override
  public IpVersion version() {
    return source.isKnown() ? source.version() : destination.version();
  }

  @Override
  public Rule rule(String chain) {
    List<Match> matches = new ArrayList<>(4);
    if (source.isKnown()) {
      matches.add(new Match.Source(Prefix.host(source), false));
    }
    if (destination.isKnown()) {
      matches.add(new Match.Destination(Prefix.host(destination), false));
      matches.add(new Match.OfProtocol(protocol, false));
    }
    if (kind == Kind.SERVICE) {
      matches.add(new Match.DestinationPort(PortRange.of(port), false));
    } else if (kind == Kind.CONNECTION) {
      matches.add(new Match.SourcePort(PortRange.of(port), false));
    }
    return new Rule(version(), chain, matches, new Target.Drop());
  }
}
