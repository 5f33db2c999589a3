package dev.nirs.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.Samples;
import dev.nirs.selection.BenignCount;
import dev.nirs.traffic.HostRole;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.PortRange;
import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.Protocol;
import dev.nirs.traffic.Service;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetyCheckTest {
  private static final HostRole GATEWAY = host("192.168.1.1/32", HostRole.Role.GATEWAY, true);
  private static final HostRole WEB =
      host(
          "192.168.1.80/32",
          HostRole.Role.WEB_SERVER,
          false,
          service("tcp", 80),
          service("tcp", 443));
  private static final HostRole DNS =
      host("192.168.1.53/32", HostRole.Role.DNS_SERVER, false, service("udp", 53));

  private static final Policy POLICY =
      new Policy(
          "INPUT",
          IpVersion.V4,
          new Bounds(0, 10, BenignCount.BOTH, 100),
          new Protection(
              List.of(Prefix.parse("10.9.9.0/24").orElseThrow()),
              List.of(GATEWAY, WEB, DNS),
              Protection.SSH));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-A INPUT -s 203.0.113.7 -j DROP | none",
        "-A INPUT -s 203.0.113.0/24 -j DROP | none",
        "-A INPUT -s 203.0.0.0/16 -d 198.51.100.0/24 -p tcp --dport 80 -m state --state NEW -j DROP | none",
        "-A INPUT -d 198.51.100.7 -p tcp --dport 8080 -j DROP | none",
        "-A INPUT -s 203.0.113.7 -d 192.168.1.80 -p tcp --dport 80 -j DROP | none",
        "-A INPUT -d 192.168.1.80 -p tcp --dport 8081 -j DROP | none",
        "-A INPUT -s 203.0.113.7 -p tcp --dport 22 -j DROP | none",
        "-A INPUT -d 192.168.1.53 -p tcp --dport 53 -j DROP | none",
        // wider than any response should be
        "-A INPUT -p tcp --dport 80 -j DROP | TOO_WIDE",
        "-A INPUT -p udp -j DROP | TOO_WIDE",
        "-A INPUT -j DROP | TOO_WIDE",
        "-A INPUT -s 128.0.0.0/1 -j DROP | TOO_WIDE",
        "-A INPUT -s 203.0.0.0/15 -j DROP | TOO_WIDE",
        "-A INPUT -s 203.0.113.7 -d 192.0.0.0/8 -j DROP | TOO_WIDE",
        "-A INPUT ! -s 203.0.113.7 -j DROP | TOO_WIDE",
        "-A INPUT ! -d 203.0.113.7 -j DROP | TOO_WIDE",
        "-A INPUT ! -s 203.0.113.7 -d 192.0.2.0/24 -j DROP | TOO_WIDE",
        // protected by --protect
        "-A INPUT -s 10.9.9.9 -j DROP | PROTECTED",
        "-A INPUT -d 10.9.9.9 -p tcp --dport 80 -j DROP | PROTECTED",
        "-A INPUT -s 10.9.0.0/16 -j DROP | PROTECTED",
        "-A INPUT -s 203.0.113.7 -d 10.9.9.0/25 -j DROP | PROTECTED",
        "-A INPUT -s 10.9.9.9 -d 203.0.113.7 -p tcp --sport 4000 -j DROP | PROTECTED",
        // protected by a role
        "-A INPUT -s 192.168.1.1 -j DROP | PROTECTED",
        "-A INPUT -d 192.168.1.1 -p udp --dport 53 -j DROP | PROTECTED",
        "-A INPUT -s 192.168.1.0/24 -j DROP | PROTECTED",
        // services that must stay open: requests, and the answers to them
        "-A INPUT -d 192.168.1.80 -p tcp --dport 80 -j DROP | PROTECTED",
        "-A INPUT -d 192.168.1.80 -p tcp --dport 1:1024 -j DROP | PROTECTED",
        "-A INPUT -d 192.168.1.80 -p tcp -m multiport --dports 8080,443 -j DROP | PROTECTED",
        "-A INPUT -d 192.168.1.80 -p tcp -j DROP | PROTECTED",
        "-A INPUT -d 192.168.1.80 -j DROP | PROTECTED",
        "-A INPUT -s 192.168.1.80 -j DROP | PROTECTED",
        "-A INPUT -s 192.168.1.80 -p tcp --sport 443 -j DROP | PROTECTED",
        "-A INPUT -d 192.168.1.53 -p udp -j DROP | PROTECTED",
        // closes the way in for the administrator
        "-A INPUT -d 198.51.100.7 -p tcp --dport 22 -j DROP | PROTECTED",
        "-A INPUT -d 198.51.100.7 -p tcp --dport 20:30 -j DROP | PROTECTED",
        "-A INPUT -d 198.51.100.7 -p tcp -m multiport --dports 21,22 -j REJECT | PROTECTED"
      })
  void refusesWhatCutsOffTooMuch(String rule, String expected) {
    assertThat(
            new SafetyCheck(POLICY)
                .fault(Samples.rule(rule), 1000)
                .map(f -> f.kind().name())
                .orElse("none"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-A INPUT -s 203.0.113.7 -j DROP | none",
        "-A INPUT -s 203.0.113.7 -d 198.51.100.7 -p tcp --sport 4000 -j DROP | none",
        "-A INPUT -d 198.51.100.7 -p tcp --dport 8080 -j DROP | THIN_BENIGN_WINDOW",
        "-A INPUT -d 198.51.100.7 -p tcp -j DROP | THIN_BENIGN_WINDOW",
        "-A INPUT -s 203.0.113.0/24 -j DROP | THIN_BENIGN_WINDOW"
      })
  void allowsOnlyRulesOfOneSourceOnThinEvidence(String rule, String expected) {
    assertThat(
            new SafetyCheck(POLICY)
                .fault(Samples.rule(rule), 99)
                .map(f -> f.kind().name())
                .orElse("none"))
        .isEqualTo(expected);
  }

  private static HostRole host(
      String prefix, HostRole.Role role, boolean isProtected, Service... services) {
    return new HostRole(
        Prefix.parse(prefix).orElseThrow(), role, List.of(services), isProtected, "");
  }

  private static Service service(String protocol, int port) {
    return new Service(Protocol.parse(protocol).orElseThrow(), PortRange.of(port));
  }
}
