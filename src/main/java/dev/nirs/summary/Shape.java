package dev.nirs.summary;

import dev.nirs.traffic.AttackClass;
import dev.nirs.traffic.Protocol;
import java.util.Optional;
import java.util.Set;

/**
 * What the decision table looks at; shares are percent of all alerts, 0 to 100.
 *
 * @param alerts 1 or more
 * @param sources distinct sources
 * @param destinations distinct destinations
 * @param mainClass what at least half of those alerts say that say anything, and these are a fifth
 *     or more of all
 * @param oneWay alerts whose responder stayed silent
 * @param oneService alerts to the most attacked service
 * @param mostPorts most ports that one source touched on one destination
 * @param mostHosts most destinations that one source touched on one port
 * @param mostHostsInward the same without what hosts inside ask of hosts outside, as browsers do
 * @param shares shares by service, protocol and direction
 */
record Shape(
    int alerts,
    int sources,
    int destinations,
    Optional<AttackClass> mainClass,
    int oneWay,
    int oneService,
    int mostPorts,
    int mostHosts,
    int mostHostsInward,
    Shares shares) {

  /** Shares of the alerts in percent. */
  record Shares(
      int ssh, int ftp, int web, int dns, int tcp, int insideToInside, int insideToOutside) {}

  static Shape of(AlertCounts counts) {
    int alerts = counts.alerts();
    return new Shape(
        alerts,
        counts.sources().distinct(),
        counts.destinations().distinct(),
        mainClass(counts.classes(), alerts),
        percent(counts.oneWay(), alerts),
        percent(counts.services().most(), alerts),
        counts.portsOfPair().most(),
        counts.hostsOfPort().most(),
        counts.inwardHostsOfPort().most(),
        new Shares(
            ofPorts(counts, PortWord.SSH, false),
            ofPorts(counts, PortWord.FTP, false),
            ofPorts(counts, PortWord.WEB, false),
            ofPorts(counts, PortWord.DNS, true),
            percent(counts.protocols().of(Protocol.TCP), alerts),
            direction(counts, Ground.INSIDE),
            direction(counts, Ground.OUTSIDE)));
  }

  boolean is(AttackClass wanted) {
    return mainClass.filter(c -> c == wanted).isPresent();
  }

  boolean isFlood() {
    return is(AttackClass.DENIAL_OF_SERVICE) || is(AttackClass.DISTRIBUTED_DENIAL_OF_SERVICE);
  }

  static int percent(int part, int whole) {
    return (int) (100L * part / whole);
  }

  private static int ofPorts(AlertCounts counts, Set<Integer> ports, boolean udpToo) {
    int alerts = ports.stream().mapToInt(p -> counts.ports().of(key(Protocol.TCP, p))).sum();
    int udp = ports.stream().mapToInt(p -> counts.ports().of(key(Protocol.UDP, p))).sum();
    return percent(alerts + (udpToo ? udp : 0), counts.alerts());
  }

  private static AlertCounts.Port key(Protocol protocol, int port) {
    return new AlertCounts.Port(protocol, port);
  }

  private static int direction(AlertCounts counts, Ground destination) {
    return percent(
        counts.directions().of(new AlertCounts.Direction(Ground.INSIDE, destination)),
        counts.alerts());
  }

  private static Optional<AttackClass> mainClass(Tally<AttackClass> classes, int alerts) {
    int named = alerts - classes.of(AttackClass.UNKNOWN);
    if (percent(named, alerts) < 20) {
      return Optional.empty();
    }
    return classes.top(2, AttackClass::compareTo).stream()
        .filter(c -> c != AttackClass.UNKNOWN && percent(classes.of(c), named) >= 50)
        .findFirst();
  }
}
