package dev.nirs.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Protocol;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** States of first packets; ICMP types as measured with real packets. */
class StateVerdictsTest {

  @ParameterizedTest
  @CsvSource({
    "--state NEW, tcp, 1, MATCH",
    "--state ESTABLISHED, tcp, 1, UNKNOWN",
    "! --state NEW, tcp, 1, UNKNOWN",
    "--state NEW, icmp, 8, MATCH",
    "--state NEW, icmp, 13, MATCH",
    "--state NEW, icmp, 0, NO_MATCH",
    "--state NEW, icmp, 3, NO_MATCH",
    "--state NEW, icmp, 11, NO_MATCH",
    "'--state NEW,RELATED', icmp, 3, UNKNOWN",
    "--state INVALID, icmp, 0, UNKNOWN",
    "! --state NEW, icmp, 3, MATCH",
    "! --state INVALID, icmp, 3, UNKNOWN",
    "--state NEW, icmp, -1, UNKNOWN",
    "'--state NEW,ESTABLISHED,RELATED,INVALID,UNTRACKED', icmp, -1, MATCH",
    "--state NEW, ipv6-icmp, 128, MATCH",
    "--state NEW, ipv6-icmp, 129, NO_MATCH",
    "--state NEW, ipv6-icmp, 135, NO_MATCH",
    "--state UNTRACKED, ipv6-icmp, 135, MATCH",
    "--state UNTRACKED, ipv6-icmp, 1, NO_MATCH",
  })
  void firstPacket(String condition, String protocol, int type, Verdict expected) {
    boolean v6 = protocol.equals("ipv6-icmp");
    Rule rule = rule(condition, v6 ? IpVersion.V6 : IpVersion.V4);
    FiveTuple flow =
        new FiveTuple(
            IpAddress.parse(v6 ? "2001:db8::1" : "192.0.2.1").orElseThrow(),
            type,
            IpAddress.parse(v6 ? "2001:db8::2" : "192.0.2.2").orElseThrow(),
            type < 0 ? type : 0,
            Protocol.parse(protocol).orElseThrow());
    assertThat(CompiledRule.of(rule).forward(flow)).isEqualTo(expected);
  }

  private static Rule rule(String condition, IpVersion version) {
    String text = "-A INPUT -m state " + condition + " -j DROP";
    ParsedLine line = new RuleGrammar(version, RuleGrammar.CHAINS).parse(text);
    assertThat(line).isInstanceOf(ParsedLine.Accepted.class);
    List<Rule> rules = ((ParsedLine.Accepted) line).rules();
    return rules.get(0);
  }
}
