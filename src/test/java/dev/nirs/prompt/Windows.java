package dev.nirs.prompt;

import dev.nirs.summary.AttackPattern;
import dev.nirs.summary.WindowSummary;
import dev.nirs.summary.WindowSummary.Count;
import dev.nirs.summary.WindowSummary.ServiceKey;
import dev.nirs.summary.WindowSummary.Totals;
import dev.nirs.traffic.AttackClass;
import dev.nirs.traffic.HostRole;
import dev.nirs.traffic.HostRole.Role;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.PortRange;
import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.Protocol;
import dev.nirs.traffic.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Windows to write prompts of. */
public final class Windows {

  private Windows() {}

  static IpAddress address(String text) {
    return IpAddress.parse(text).orElseThrow();
  }

  /** One attacker against one web server. */
  static WindowSummary slowHttp() {
    return new WindowSummary(
        58,
        new Totals(240, 812, 1, 1, 1, 12),
        AttackPattern.SLOW_HTTP,
        List.of(new Count<>(AttackClass.SLOW_HTTP, 240, 0)),
        List.of(new Count<>(address("172.16.0.1"), 240, 0)),
        List.of(),
        List.of(new Count<>(address("192.168.10.50"), 240, 310)),
        List.of(new Count<>(new ServiceKey(address("192.168.10.50"), Protocol.TCP, 80), 240, 300)),
        List.of(new Count<>(Protocol.TCP, 240, 700)));
  }

  /** One guesser against one server, elsewhere. */
  static WindowSummary sshGuessing() {
    return new WindowSummary(
        31,
        new Totals(90, 400, 1, 1, 1, 0),
        AttackPattern.SSH_BRUTE_FORCE,
        List.of(),
        List.of(new Count<>(address("203.0.113.9"), 90, 0)),
        List.of(),
        List.of(new Count<>(address("192.168.10.51"), 90, 14)),
        List.of(new Count<>(new ServiceKey(address("192.168.10.51"), Protocol.TCP, 22), 90, 14)),
        List.of());
  }

  /** The longest text that counts, classes, addresses and ports can make. */
  public static WindowSummary widest(int entries) {
    SplittableRandom random = new SplittableRandom(42);
    List<Count<IpAddress>> addresses = new ArrayList<>();
    List<Count<Prefix>> prefixes = new ArrayList<>();
    List<Count<ServiceKey>> services = new ArrayList<>();
    for (int i = 0; i < entries; i++) {
      IpAddress address =
          new IpAddress(
              random.nextLong() | 0x1000_1000_1000_1000L,
              random.nextLong() | 0x1000_1000_1000_1000L);
      addresses.add(new Count<>(address, Integer.MAX_VALUE, Integer.MAX_VALUE));
      prefixes.add(new Count<>(address.prefix(127), Integer.MAX_VALUE, Integer.MAX_VALUE));
      services.add(
          new Count<>(
              new ServiceKey(address, Protocol.TCP, 65535), Integer.MAX_VALUE, Integer.MAX_VALUE));
    }
    List<Count<AttackClass>> classes = new ArrayList<>();
    for (AttackClass kind : AttackClass.values()) {
      classes.add(new Count<>(kind, Integer.MAX_VALUE, Integer.MAX_VALUE));
    }
    return new WindowSummary(
        Long.MAX_VALUE,
        new Totals(
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE,
            Integer.MAX_VALUE),
        AttackPattern.COMMAND_AND_CONTROL,
        classes,
        addresses,
        prefixes,
        addresses,
        services,
        List.of(new Count<>(Protocol.ICMPV6, Integer.MAX_VALUE, Integer.MAX_VALUE)));
  }

  static HostRole role(String prefix, Role role, Service... services) {
    return new HostRole(
        Prefix.parse(prefix).orElseThrow(), role, List.of(services), false, "not for models");
  }

  static Service tcp(int port) {
    return new Service(Protocol.TCP, PortRange.of(port));
  }

  /** Cases of three kinds of rules. */
  static List<PromptExample> threeExamples() {
    return List.of(
        example("-A FORWARD -s 203.0.113.9/32 -p tcp -m tcp --dport 22 -j DROP"),
        example("-A FORWARD -s 203.0.113.9/32 -j DROP"),
        example(
            "-A FORWARD -s 203.0.113.9/32 -d 192.168.10.51/32 -p tcp -m tcp --dport 22 -j DROP"));
  }

  private static PromptExample example(String rule) {
    return new PromptExample(sshGuessing(), ReasonCode.PASSWORD_GUESSING, List.of(rule));
  }

  /** A usual input: one piece of everything. */
  public static PromptInput usual() {
    return new PromptInput(
        slowHttp(),
        "FORWARD",
        threeExamples().subList(0, 1),
        List.of(role("192.168.10.50", Role.WEB_SERVER, tcp(80), tcp(443))),
        List.of(
            new PlaybookAdvice(
                "slow-http",
                "block the source address on the web port.",
                "closing the web port for everyone.")),
        List.of(),
        List.of(),
        List.of());
  }
}
