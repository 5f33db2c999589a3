package dev.nirs.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nirs.traffic.IpVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the real tool does with lines, the traps of the facts page among them. */
class RestoreOracleTest {
  private final RestoreOracle oracle = new RestoreOracle(Set.of(), RestoreOracle.TIMEOUT);

  @ParameterizedTest
  @EnumSource
  void oneLineMakesTheRulesThatItNames(RestoreVariant variant) throws OracleException {
    RealTool.require(variant, IpVersion.V4);
    assertThat(load(variant, "-A INPUT -s 172.16.0.1/16,10.0.0.1 -p tcp --dport 80 -j DROP"))
        .isEqualTo(
            new LoadVerdict.Loaded(
                List.of(
                    "-A INPUT -s 172.16.0.0/16 -p tcp -m tcp --dport 80 -j DROP",
                    "-A INPUT -s 10.0.0.1/32 -p tcp -m tcp --dport 80 -j DROP")));
  }

  @ParameterizedTest
  @EnumSource
  void versionSixHasItsOwnTool(RestoreVariant variant) throws OracleException {
    RealTool.require(variant, IpVersion.V6);
    List<String> rules =
        List.of(
            "-A INPUT -s 2001:DB8::/32 -p icmpv6 --icmpv6-type echo-request -j DROP",
            "-A INPUT -s 10.0.0.1 -j DROP");
    List<LoadVerdict> verdicts = oracle.load(rules, variant, IpVersion.V6);
    assertThat(verdicts.get(0))
        .isEqualTo(
            new LoadVerdict.Loaded(
                List.of(
                    "-A INPUT -s 2001:db8::/32 -p ipv6-icmp -m icmp6 --icmpv6-type 128 -j DROP")));
    assertThat(verdicts.get(1)).isInstanceOf(LoadVerdict.Refused.class);
  }

  /** What {@code --test} would have let through (facts, section 2). */
  @ParameterizedTest
  @EnumSource
  void refusedByTheLoadAlone(RestoreVariant variant) throws OracleException {
    RealTool.require(variant, IpVersion.V4);
    List<String> rules =
        List.of(
            "-A input -s 10.0.0.1 -j DROP",
            "-A INPUT -s 10.0.0.1 -j drop",
            "-A INPUT -s 10.0.0.1 -j DROP;",
            "-A INPUT -m tcp --dport 80 -j DROP",
            "-A INPUT -s 10.0.0.1 -j REJECT --reject-with tcp-reset",
            "-A INPUT -j DNAT --to-destination 10.0.0.1",
            "-A OUTPUT -m mac --mac-source 00:11:22:33:44:55 -j DROP",
            "-A INPUT -m icmp --icmp-type 8 -j DROP",
            "-A INPUT -s example.invalid -j DROP");
    assertThat(oracle.load(rules, variant, IpVersion.V4))
        .hasSameSizeAs(rules)
        .allSatisfy(verdict -> assertThat(verdict).isInstanceOf(LoadVerdict.Refused.class));
  }

  @ParameterizedTest
  @EnumSource
  void takenWithoutMakingARule(RestoreVariant variant) throws OracleException {
    RealTool.require(variant, IpVersion.V4);
    List<String> rules =
        List.of(
            "-A INPUT -6 -s 10.0.0.1 -j DROP",
            "-h",
            "-A INPUT -s 10.0.0.1 -j DROP --version",
            "-F INPUT",
            "-P INPUT DROP",
            "-N mine",
            ":INPUT DROP [0:0]",
            "# a comment");
    assertThat(oracle.load(rules, variant, IpVersion.V4))
        .hasSameSizeAs(rules)
        .allSatisfy(verdict -> assertThat(verdict).isEqualTo(new LoadVerdict.Loaded(List.of())));
  }

  @ParameterizedTest
  @EnumSource
  void otherLinesDoNotTouchTheirNeighbours(RestoreVariant variant) throws OracleException {
    RealTool.require(variant, IpVersion.V4);
    String rule = "-A INPUT -s 10.0.0.1/32 -j DROP";
    List<String> rules =
        List.of(rule, "-F", rule, "-D INPUT 1", "-N mine", "-A INPUT -j mine", "-h", rule);
    List<LoadVerdict> verdicts = oracle.load(rules, variant, IpVersion.V4);
    LoadVerdict loaded = new LoadVerdict.Loaded(List.of(rule));
    assertThat(List.of(verdicts.get(0), verdicts.get(2), verdicts.get(7))).containsOnly(loaded);
    assertThat(verdicts.get(3)).isInstanceOf(LoadVerdict.Refused.class);
    assertThat(verdicts.get(5)).isInstanceOf(LoadVerdict.Refused.class);
  }

  @ParameterizedTest
  @EnumSource
  void eachRefusedRuleIsNamedAmongThousands(RestoreVariant variant) throws OracleException {
    RealTool.require(variant, IpVersion.V4);
    List<String> rules = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      rules.add("-A INPUT -s 10.0." + i / 256 + "." + i % 256 + "/32 -j DROP");
    }
    Set<Integer> bad = Set.of(0, 7, 8, 511, 512, 1_999);
    bad.forEach(i -> rules.set(i, i % 2 == 0 ? "-A INPUT -j NONE" : "-A INPUT --dport 80 -j DROP"));
    List<LoadVerdict> verdicts = oracle.load(rules, variant, IpVersion.V4);
    for (int i = 0; i < rules.size(); i++) {
      if (bad.contains(i)) {
        assertThat(verdicts.get(i)).as(rules.get(i)).isInstanceOf(LoadVerdict.Refused.class);
      } else {
        assertThat(verdicts.get(i)).isEqualTo(new LoadVerdict.Loaded(List.of(rules.get(i))));
      }
    }
  }

  /** ip6tables-nft-restore 1.8.9 loses the counters by which rules are told apart. */
  @ParameterizedTest
  @EnumSource
  void rulesOfVersionSixGoBackToTheirLines(RestoreVariant variant) throws OracleException {
    RealTool.require(variant, IpVersion.V6);
    List<String> rules = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      String chain = List.of("OUTPUT", "INPUT", "FORWARD").get(i % 3);
      rules.add("-A " + chain + " -s 2001:db8::" + (i + 1) + "/128 -j DROP");
    }
    rules.set(50, "-A INPUT -s 2001:db8::/32 -d ::1,::2 -j DROP");
    List<LoadVerdict> verdicts = oracle.load(rules, variant, IpVersion.V6);
    for (int i = 0; i < rules.size(); i++) {
      List<String> expected =
          i == 50
              ? List.of(
                  "-A INPUT -s 2001:db8::/32 -d ::1/128 -j DROP",
                  "-A INPUT -s 2001:db8::/32 -d ::2/128 -j DROP")
              : List.of(rules.get(i));
      assertThat(verdicts.get(i)).isEqualTo(new LoadVerdict.Loaded(expected));
    }
  }

  @ParameterizedTest
  @EnumSource
  void ownChainsExist(RestoreVariant variant) throws OracleException {
    RealTool.require(variant, IpVersion.V4);
    RestoreOracle own = new RestoreOracle(Set.of("NIRS", "INPUT"), Duration.ofMinutes(1));
    String rule = "-A NIRS -s 10.0.0.1/32 -j DROP";
    assertThat(own.load(List.of(rule), variant, IpVersion.V4))
        .containsExactly(new LoadVerdict.Loaded(List.of(rule)));
    assertThat(load(variant, rule)).isInstanceOf(LoadVerdict.Refused.class);
  }

  @ParameterizedTest
  @EnumSource
  void silenceIsNoVerdict(RestoreVariant variant) throws OracleException {
    RealTool.require(variant, IpVersion.V4);
    assertThat(oracle.load(List.of(), variant, IpVersion.V4)).isEmpty();
  }

  @Test
  void badSettingsAreNamed() {
    assertThatThrownBy(() -> new RestoreOracle(Set.of("a b"), Duration.ofSeconds(1)))
        .hasMessageContaining("a b");
    assertThatThrownBy(() -> new RestoreOracle(Set.of("x\n*nat"), Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RestoreOracle(Set.of(), Duration.ZERO))
        .hasMessageContaining("PT0S");
  }

  private LoadVerdict load(RestoreVariant variant, String rule) throws OracleException {
    return oracle.load(List.of(rule), variant, IpVersion.V4).get(0);
  }
}
