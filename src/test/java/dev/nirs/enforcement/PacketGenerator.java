package dev.nirs.enforcement;

import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Protocol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Packets and rules about them, by chance; values come from small pools so that rules do match. */
final class PacketGenerator {
  private static final List<Integer> PORTS =
      List.of(1, 22, 53, 80, 443, 1023, 1024, 8080, 32768, 65535);
  private static final List<String> SOURCES_V4 =
      List.of("10.77.0.1", "10.77.0.9", "10.77.1.200", "172.16.5.4", "192.0.2.130", "203.0.113.9");
  private static final List<String> DESTINATIONS_V4 =
      List.of("10.88.0.2", "10.88.8.1", "172.31.0.1");
  private static final List<String> SOURCES_V6 =
      List.of("2001:db8::1", "2001:db8::9", "2001:db8:0:1::c8", "2001:db8:ffff::1", "fd00::1");
  private static final List<String> DESTINATIONS_V6 =
      List.of("2001:db8:8::2", "2001:db8:8:8::1", "fd00:8::1");

  private final Random random;
  private final IpVersion version;

  PacketGenerator(long seed, IpVersion version) {
    this.random = new Random(seed);
    this.version = version;
  }

  /** Packets of which no two have the same ends and protocol. */
  List<PacketLab.Packet> packets(int count) {
    Set<FiveTuple> seen = new HashSet<>();
    return Stream.generate(this::tuple)
        .filter(seen::add)
        .limit(count)
        .map(tuple -> new PacketLab.Packet(tuple, seen.size()))
        .toList();
  }

  /** Lines of rules that append to INPUT. */
  List<String> rules(int count) {
    return IntStream.range(0, count).mapToObj(i -> rule()).toList();
  }

  private FiveTuple tuple() {
    IpAddress source = IpAddress.parse(oneOf(sources())).orElseThrow();
    IpAddress destination = IpAddress.parse(oneOf(destinations())).orElseThrow();
    int chance = random.nextInt(10);
    if (chance < 7) {
      Protocol protocol = chance < 4 ? Protocol.TCP : chance < 6 ? Protocol.UDP : Protocol.SCTP;
      return new FiveTuple(source, port(), destination, port(), protocol);
    }
    if (chance < 9) {
      Protocol icmp = version == IpVersion.V4 ? Protocol.ICMP : Protocol.ICMPV6;
      return new FiveTuple(source, icmpType(), destination, random.nextInt(3), icmp);
    }
    Protocol other = Protocol.ofNumber(oneOf(List.of(47, 50, 89)));
    return new FiveTuple(source, FiveTuple.NO_PORT, destination, FiveTuple.NO_PORT, other);
  }

  private String rule() {
    List<String> clauses = new ArrayList<>();
    if (random.nextInt(10) < 4) {
      clauses.add(not(4) + "-s " + network(sources()));
    }
    if (random.nextInt(10) < 3) {
      clauses.add(not(4) + "-d " + network(destinations()));
    }
    if (random.nextInt(10) < 2) {
      clauses.add("-m iprange " + not(4) + range("--src-range ", sources()));
    }
    if (random.nextInt(10) < 7) {
      clauses.add(protocol());
    }
    if (random.nextInt(10) < 2) {
      String state = random.nextBoolean() ? "-m state %s--state " : "-m conntrack %s--ctstate ";
      clauses.add(
          state.formatted(not(4)) + oneOf(List.of("NEW", "NEW,RELATED", "ESTABLISHED", "INVALID")));
    }
    if (random.nextInt(10) == 0) {
      clauses.add("-m comment --comment \"by chance\"");
    }
    return "-A INPUT " + String.join(" ", clauses) + " -j DROP";
  }

  private String protocol() {
    int chance = random.nextInt(10);
    if (chance < 2) {
      return not(3) + "-p " + oneOf(List.of("tcp", "udp", "sctp", "47", "esp", "ospf"));
    }
    if (chance < 4) {
      boolean v4 = version == IpVersion.V4;
      String code = random.nextBoolean() ? "" : "/" + random.nextInt(3);
      return "-p "
          + (v4 ? "icmp " + not(4) + "--icmp-type " : "icmpv6 " + not(4) + "--icmpv6-type ")
          + icmpType()
          + code;
    }
    String name = oneOf(List.of("tcp", "tcp", "udp", "sctp"));
    return "-p " + name + (chance < 7 ? multiport() : ports("--sport", 3) + ports("--dport", 7));
  }

  private String ports(String option, int tenths) {
    return random.nextInt(10) < tenths ? " " + not(4) + option + " " + range() : "";
  }

  private String multiport() {
    String option = oneOf(List.of("--sports", "--dports", "--ports"));
    int count = 1 + random.nextInt(4);
    List<String> elements = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int first = port();
      int last = port();
      elements.add(first < last && random.nextBoolean() ? first + ":" + last : "" + first);
    }
    return " -m multiport " + not(4) + option + " " + String.join(",", elements);
  }

  private String range() {
    int first = port();
    int last = port();
    return switch (random.nextInt(4)) {
      case 0 -> Math.min(first, last) + ":" + Math.max(first, last);
      case 1 -> first + ":";
      default -> "" + first;
    };
  }

  private String range(String option, List<String> addresses) {
    IpAddress one = IpAddress.parse(oneOf(addresses)).orElseThrow();
    IpAddress other = IpAddress.parse(oneOf(addresses)).orElseThrow();
    boolean rising = one.compareTo(other) <= 0;
    return option + (rising ? one + "-" + other : other + "-" + one);
  }

  private String network(List<String> addresses) {
    int bits = version.bits();
    int length = random.nextInt(3) == 0 ? bits : bits / 4 + random.nextInt(3 * bits / 4);
    IpAddress address = IpAddress.parse(oneOf(addresses)).orElseThrow();
    return address.prefix(length).toString();
  }

  private int icmpType() {
    return version == IpVersion.V4
        ? oneOf(List.of(0, 3, 8, 8, 8, 11, 13))
        : oneOf(List.of(1, 3, 128, 128, 129));
  }

  private int port() {
    int port = oneOf(PORTS);
    return random.nextInt(4) == 0 ? Math.min(65535, port + 1) : port;
  }

  private String not(int oneIn) {
    return random.nextInt(oneIn) == 0 ? "! " : "";
  }

  private List<String> sources() {
    return version == IpVersion.V4 ? SOURCES_V4 : SOURCES_V6;
  }

  private List<String> destinations() {
    return version == IpVersion.V4 ? DESTINATIONS_V4 : DESTINATIONS_V6;
  }

  private <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
