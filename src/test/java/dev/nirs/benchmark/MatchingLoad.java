package dev.nirs.benchmark;

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
import java.util.Random;

/**
 * Rules and flows of a benchmark, by chance from a seed. One flow in four has the addresses and the
 * port that some rule names, the others come from all over the address space.
 *
 * @param rules the rules
 * @param flows the flows
 */
record MatchingLoad(List<Rule> rules, List<FiveTuple> flows) {

  /** What the rules look like. */
  enum Kind {
    /** One source address each. */
    SOURCES,
    /** Single addresses, networks, services and connections, port lists and ranges. */
    MIXED,
    /** Ranges of ports and no address: nothing to tell them apart by but ports. */
    PORTS
  }

  private static final Protocol[] PROTOCOLS = {Protocol.TCP, Protocol.UDP};

  static MatchingLoad of(Kind kind, int size, int count, long seed) {
    Random random = new Random(seed);
    List<Rule> rules = new ArrayList<>(size);
    List<FiveTuple> flows = new ArrayList<>(count);
    List<FiveTuple> models = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      FiveTuple model = flow(random);
      models.add(model);
      rules.add(
          new Rule(IpVersion.V4, "INPUT", matches(kind, i, model, random), new Target.Drop()));
    }
    for (int i = 0; i < count; i++) {
      FiveTuple other = flow(random);
      flows.add(random.nextInt(4) == 0 ? near(models.get(random.nextInt(size)), other) : other);
    }
    return new MatchingLoad(rules, flows);
  }

  private static FiveTuple near(FiveTuple model, FiveTuple other) {
    return new FiveTuple(
        model.source(),
        other.sourcePort(),
        model.destination(),
        model.destinationPort(),
        model.protocol());
  }

  private static FiveTuple flow(Random random) {
    return new FiveTuple(
        IpAddress.v4(random.nextInt()),
        1024 + random.nextInt(64_000),
        IpAddress.v4(0x0a000000 | random.nextInt(1 << 16)),
        random.nextInt(4) == 0 ? random.nextInt(65_536) : 1 + random.nextInt(1024),
        PROTOCOLS[random.nextInt(PROTOCOLS.length)]);
  }

  private static List<Match> matches(Kind kind, int index, FiveTuple model, Random random) {
    return switch (kind) {
      case SOURCES -> List.of(source(model, 32));
      case PORTS -> List.of(protocol(model), range(model, random));
      case MIXED ->
          switch (index % 6) {
            case 0 -> List.of(source(model, 32));
            case 1 -> List.of(source(model, 17 + random.nextInt(15)));
            case 2 -> List.of(destination(model), protocol(model), port(model));
            case 3 -> List.of(source(model, 32), destination(model), protocol(model));
            case 4 -> List.of(source(model, 24), protocol(model), range(model, random));
            default -> List.of(destination(model), protocol(model), list(model, random));
          };
    };
  }

  private static Match source(FiveTuple model, int length) {
    return new Match.Source(Prefix.of(model.source(), length), false);
  }

  private static Match destination(FiveTuple model) {
    return new Match.Destination(Prefix.host(model.destination()), false);
  }

  private static Match protocol(FiveTuple model) {
    return new Match.OfProtocol(model.protocol(), false);
  }

  private static Match port(FiveTuple model) {
    return new Match.DestinationPort(PortRange.of(model.destinationPort()), false);
  }

  private static Match range(FiveTuple model, Random random) {
    int first = model.destinationPort();
    int last = Math.min(65_534, first + random.nextInt(200));
    return new Match.DestinationPort(new PortRange(Math.min(first, last), last), false);
  }

  private static Match list(FiveTuple model, Random random) {
    List<PortRange> ports = new ArrayList<>();
    ports.add(PortRange.of(model.destinationPort()));
    for (int i = random.nextInt(9); i > 0; i--) {
      ports.add(PortRange.of(random.nextInt(65_536)));
    }
    return new Match.Multiport(Match.Multiport.Side.DESTINATION, ports, false);
  }
}
