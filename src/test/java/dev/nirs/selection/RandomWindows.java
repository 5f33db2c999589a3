package dev.nirs.selection;

import dev.nirs.traffic.Alert;
import dev.nirs.traffic.AttackClass;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Protocol;
import dev.nirs.window.AlertWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Small random windows whose few addresses and ports meet often. */
final class RandomWindows {
  private static final List<Protocol> PROTOCOLS =
      List.of(Protocol.TCP, Protocol.TCP, Protocol.TCP, Protocol.UDP, Protocol.ICMP);

  private final Random random;
  private final IpVersion version;

  RandomWindows(long seed, IpVersion version) {
    this.random = new Random(seed);
    this.version = version;
  }

  AlertWindow next(int mostAlerts, int mostBenign) {
    List<Flow> alerts = flows(1 + random.nextInt(mostAlerts), 8, 16);
    List<Flow> benign = flows(random.nextInt(mostBenign + 1), 4, 20);
    return window(alerts, benign);
  }

  static AlertWindow window(List<Flow> alerts, List<Flow> benign) {
    return new AlertWindow(
        1,
        0,
        1,
        alerts.stream().map(flow -> new Alert(flow, AttackClass.UNKNOWN, 1, "")).toList(),
        benign);
  }

  /** The same window with its alerts and benign flows in another order. */
  AlertWindow shuffled(AlertWindow window) {
    List<Flow> alerts = new ArrayList<>(window.alerts().stream().map(Alert::flow).toList());
    List<Flow> benign = new ArrayList<>(window.benign());
    java.util.Collections.shuffle(alerts, random);
    java.util.Collections.shuffle(benign, random);
    return window(alerts, benign);
  }

  private List<Flow> flows(int count, int first, int hosts) {
    return Stream.generate(() -> flow(first, hosts)).limit(count).toList();
  }

  private Flow flow(int first, int hosts) {
    Protocol protocol = PROTOCOLS.get(random.nextInt(PROTOCOLS.size()));
    boolean ports = protocol.hasPorts();
    return new Flow(
        0,
        new FiveTuple(
            address(first + random.nextInt(hosts)),
            ports ? 40000 + random.nextInt(6) : FiveTuple.NO_PORT,
            address(random.nextInt(4) == 0 ? first + random.nextInt(hosts) : random.nextInt(12)),
            ports ? 80 + random.nextInt(8) : FiveTuple.NO_PORT,
            protocol));
  }

  private IpAddress address(int number) {
    return version == IpVersion.V4
        ? IpAddress.v4(0x0a000000 + number)
        : new IpAddress(0x2001_0db8_0000_0000L + number / 3, 1 + number);
  }
}
