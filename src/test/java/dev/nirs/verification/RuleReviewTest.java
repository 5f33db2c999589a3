package dev.nirs.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.rule.ParsedLine;
import dev.nirs.rule.Rule;
import dev.nirs.rule.RuleGrammar;
import dev.nirs.selection.BenignCount;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Prefix;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What iptables loads and a reviewer must refuse (facts, sections 3 to 6). */
class RuleReviewTest {
  private static final RuleGrammar V4 =
      new RuleGrammar(IpVersion.V4, Set.of("INPUT", "FORWARD", "OUTPUT", "LOG"));
  private static final RuleGrammar V6 = new RuleGrammar(IpVersion.V6, RuleGrammar.CHAINS);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TOO_WIDE        | -A INPUT -j DROP
          TOO_WIDE        | -A INPUT -s 0.0.0.0/0 -j DROP
          TOO_WIDE        | -A INPUT -s 10.9.8.7/0 -j DROP
          TOO_WIDE        | -A INPUT -p all -j DROP
          TOO_WIDE        | -A INPUT -i + -j DROP
          TOO_WIDE        | -A INPUT -p tcp -j DROP
          TOO_WIDE        | -A INPUT -p tcp --dport : -j DROP
          TOO_WIDE        | -A INPUT -p tcp --dport 1:65535 -j DROP
          TOO_WIDE        | -A INPUT -s 0.0.0.0/1 -j DROP
          TOO_WIDE        | -A INPUT ! -s 198.51.100.7 -j DROP
          TOO_WIDE        | -A INPUT -m iprange --src-range 0.0.0.0-255.255.255.255 -j DROP
          TOO_WIDE        | -A INPUT -m iprange ! --src-range 198.51.100.7-198.51.100.7 -j DROP
          TOO_WIDE        | -A INPUT -m comment --comment "block 203.0.113.7" -j DROP
          TOO_WIDE        | -A INPUT -m state --state NEW -j DROP
          TOO_WIDE        | -A INPUT -m state --state ESTABLISHED -j DROP
          TOO_WIDE        | -A INPUT -p tcp --tcp-flags ALL NONE -j REJECT
          PROTECTED       | -A INPUT -s 198.51.100.7 -j DROP
          PROTECTED       | -A INPUT -s 198.51.100.0/24 -j DROP
          PROTECTED       | -A INPUT -m iprange --src-range 198.51.100.1-198.51.100.9 -j DROP
          PROTECTED       | -A INPUT -s 127.0.0.1 -j DROP
          PROTECTED       | -A INPUT -d 203.0.113.7 -p tcp --dport 22 -j DROP
          PROTECTED       | -A INPUT -d 203.0.113.7 -p tcp --dport ssh -j DROP
          PROTECTED       | -A INPUT -d 203.0.113.7 -p tcp --dport 20:25 -j DROP
          PROTECTED       | -A INPUT -d 203.0.113.7 -p tcp -m multiport --dports 80,22 -j DROP
          PROTECTED       | -A INPUT -d 203.0.113.7 -p tcp ! --dport 80 -j DROP
          PROTECTED       | -A INPUT -i lo -s 203.0.113.7 -j DROP
          OPENS           | -A INPUT -s 203.0.113.7 -j ACCEPT
          OPENS           | -A INPUT -s 203.0.113.7 -j RETURN
          NO_EFFECT       | -A INPUT -s 203.0.113.7 -j LOG
          NO_EFFECT       | -A INPUT -s 203.0.113.7 -m state --state NEW -m conntrack --ctstate INVALID -j DROP
          NO_EFFECT       | -A INPUT -s 203.0.113.7 -m state ! --state NEW,INVALID,RELATED,ESTABLISHED,UNTRACKED -j DROP
          NO_EFFECT       | -A INPUT -s 203.0.113.7 -m iprange --src-range 203.0.113.8-203.0.113.9 -j DROP
          NO_EFFECT       | -A INPUT -s 203.0.113.7 -p tcp --dport 80 -m multiport --destination-ports 443,444 -j DROP
          NO_EFFECT       | -A INPUT -s 203.0.113.7 -p tcp -m multiport ! --dports 0:40000,40001:65535 -j DROP
          NO_EFFECT       | -A INPUT -s 203.0.113.7 -i any -j DROP
          NO_EFFECT       | -A INPUT -s 203.0.113.7 -m ttl --ttl-lt 0 -j DROP
          NO_EFFECT       | -A INPUT -s 203.0.113.7 -m ttl --ttl-gt 255 -j DROP
          NO_EFFECT       | -A INPUT -s 203.0.113.7 -m length ! --length 0:65535 -j DROP
          NO_EFFECT       | -A INPUT -s 203.0.113.7 -m connlimit --connlimit-above 4294967295 -j DROP
          WRONG_WAY_ROUND | -A INPUT -s 203.0.113.7 -m limit --limit 5/min -j DROP
          WRONG_WAY_ROUND | -A INPUT -s 203.0.113.7 -m hashlimit --hashlimit-upto 5/min --hashlimit-name x -j DROP
          WRONG_WAY_ROUND | -A INPUT -s 203.0.113.7 -m connlimit --connlimit-upto 5 -j REJECT
          WRONG_WAY_ROUND | -A INPUT -s 203.0.113.7 -m recent ! --rcheck --name bad -j DROP
          SHADOWS_TARGET  | -A LOG -s 203.0.113.7 -j DROP
          """)
  void namesWhatIsWrong(PolicyFault.Kind kind, String line) {
    assertThat(kinds(line)).as(line).contains(kind);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -A INPUT -s 203.0.113.7 -j DROP
          -A INPUT -s 203.0.0.0/16 -j DROP
          -A INPUT -s 203.0.113.7 -p tcp --dport 22 -j DROP
          -A INPUT -d 203.0.113.7 -p tcp --dport 80 -j REJECT
          -A INPUT -d 203.0.113.7 -p udp --dport 22 -j DROP
          -A INPUT -m iprange --src-range 203.0.113.1-203.0.113.9 -j DROP
          -A INPUT -s 203.0.113.7 -p tcp --dport 80 -m multiport --dports 80,443 -j DROP
          -A INPUT -s 203.0.113.7 -m state --state NEW -m conntrack --ctstate NEW,SNAT -j DROP
          -A INPUT -s 203.0.113.7 -m hashlimit --hashlimit-above 5/min --hashlimit-name x -j DROP
          -A INPUT -s 203.0.113.7 -m connlimit --connlimit-above 5 -j REJECT
          """)
  void saysNothingOfSoundRules(String line) {
    assertThat(kinds(line)).as(line).isEmpty();
  }

  @Test
  void saysWhereTheAddressOfAWideRuleStands() {
    Rule rule = rules(V4, "-A INPUT -m comment --comment \"block 203.0.113.7\" -j DROP").get(0);
    assertThat(review(IpVersion.V4).review(rule).get(0).message()).contains("comment");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -A INPUT -s 203.0.0.0/16,203.1.0.0/16 -j DROP                  | true
          -A INPUT -d 203.0.0.0/17,203.0.128.0/17,203.1.0.0/16 -j REJECT | true
          -A INPUT -s 203.0.113.0/25,203.0.113.128/25 -j DROP            | false
          -A INPUT -s 203.0.0.0/16,203.2.0.0/16 -j DROP                  | false
          """)
  void seesNetworksThatAddUp(String text, boolean wide) {
    List<PolicyFault> together =
        review(IpVersion.V4).together(rules(V4, text));
    assertThat(together.stream().anyMatch(f -> f.kind() == PolicyFault.Kind.TOO_WIDE))
        .as(text)
        .isEqualTo(wide);
  }

  @Test
  void looksAtVersionSixAsWell() {
    assertThat(review(IpVersion.V6).review(rules(V6, "-A INPUT -s 2001:db8::/32 -j DROP").get(0)))
        .extracting(PolicyFault::kind)
        .containsExactly(PolicyFault.Kind.TOO_WIDE);
    assertThat(review(IpVersion.V6).review(rules(V6, "-A INPUT -s 2001:db8::/64 -j DROP").get(0)))
        .isEmpty();
  }

  private static List<PolicyFault.Kind> kinds(String line) {
    return rules(V4, line).stream()
        .flatMap(rule -> review(IpVersion.V4).review(rule).stream())
        .map(PolicyFault::kind)
        .toList();
  }

  private static List<Rule> rules(RuleGrammar grammar, String line) {
    assertThat(grammar.parse(line)).as(line).isInstanceOf(ParsedLine.Accepted.class);
    return ((ParsedLine.Accepted) grammar.parse(line)).rules();
  }

  private static RuleReview review(IpVersion version) {
    Protection protection =
        new Protection(
            List.of(
                Prefix.parse("198.51.100.7/32").orElseThrow(),
                Prefix.parse("127.0.0.0/8").orElseThrow()),
            List.of(),
            Protection.SSH);
    return new RuleReview(
        new Policy("INPUT", version, new Bounds(0, 10, BenignCount.BOTH, 100), protection));
  }
}
