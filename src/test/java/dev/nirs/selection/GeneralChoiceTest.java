package dev.nirs.selection;

import static dev.nirs.Samples.quiet;
import static dev.nirs.Samples.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nirs.rule.Rule;
import dev.nirs.traffic.IpVersion;
import dev.nirs.window.AlertWindow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneralChoiceTest {
  private static final String VICTIM = "192.0.2.80";

  @Test
  void oneNetworkStandsForItsAttackers() {
    assertThat(texts(alerts("10.0.0.8", "10.0.0.9", "10.0.0.10", "10.0.0.11"), List.of()))
        .containsExactly("-A INPUT -s 10.0.0.8/30 -j DROP");
  }

  @Test
  void networkIsNotWidenedOverBenignSpace() {
    List<String> four = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      four.add("tcp 10.0.0." + (8 + i) + ":1000 > 203.0." + 16 * i + ".80:" + (80 + i));
    }
    List<String> neighbour = List.of("tcp 10.0.0.13:1000 > 198.51.100.1:443");
    assertThat(texts(four, neighbour))
        .as("10.0.0.13 lies within a distance of 1 bit of 10.0.0.8/30")
        .noneMatch(text -> text.contains("/30"))
        .contains("-A INPUT -s 10.0.0.8/31 -j DROP", "-A INPUT -s 10.0.0.10/31 -j DROP");
    assertThat(texts(four, List.of("tcp 10.0.0.17:1000 > 198.51.100.1:443")))
        .containsExactly("-A INPUT -s 10.0.0.8/30 -j DROP");
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, 10.0.0.200, two addresses are too few for a /24",
    "10.0.0.1, 10.9.0.1, two addresses are too few for a /12 and it is wider than the policy allows"
  })
  void networkIsNotWiderThanItsAttackersAreMany(String first, String second, String why) {
    assertThat(texts(alerts(first, second), List.of()))
        .as(why)
        .allMatch(text -> text.contains("-s " + first + "/32") || text.contains("-d " + VICTIM));
  }

  @Test
  void attackerThatAlsoSendsBenignFlowsIsBlockedTowardsTheService() {
    List<String> benign = List.of("tcp 10.0.0.1:5000 > 198.51.100.1:443");
    assertThat(
            texts(
                List.of(
                    "tcp 10.0.0.1:1000 > 192.0.2.1:80",
                    "tcp 10.0.0.1:1001 > 192.0.2.2:80",
                    "tcp 10.0.0.1:1002 > 192.0.2.77:80"),
                benign))
        .containsExactly("-A INPUT -s 10.0.0.1/32 -p tcp -m tcp --dport 80 -j DROP");
  }

  @Test
  void portsOfOneSourceBecomeARangeThatAvoidsBenignPorts() {
    List<String> benign = List.of("tcp 10.0.0.1:5000 > 192.0.2.80:443");
    List<String> alerts = new ArrayList<>();
    for (int port : new int[] {21, 22, 23, 25, 80, 8080, 8443}) {
      alerts.add("tcp 10.0.0.1:1000 > 192.0.2.80:" + port);
    }
    assertThat(texts(alerts, benign))
        .containsExactly(
            "-A INPUT -s 10.0.0.1/32 -p tcp -m multiport --dports 21:80,8080:8443 -j DROP");
  }

  @Test
  void portsWithoutASourceAreBridgedOnlyWhereNear() {
    List<String> alerts = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      alerts.add("tcp 10." + i + ".0.1:1000 > 192.0.2.80:" + (i % 2 == 0 ? 21 : 8000));
    }
    assertThat(texts(alerts, List.of("udp 198.51.100.9:1 > 192.0.2.80:53")))
        .containsExactly("-A INPUT -d 192.0.2.80/32 -p tcp -j DROP");
    assertThat(texts(alerts, List.of("tcp 198.51.100.9:1 > 192.0.2.80:443")))
        .containsExactly("-A INPUT -d 192.0.2.80/32 -p tcp -m multiport --dports 21,8000 -j DROP");
  }

  @Test
  void portsThatStrangersTryOnceMakeNoListWithoutASource() {
    List<String> alerts = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      alerts.add("tcp 10." + i + ".0.1:1000 > 192.0.2.80:" + (2000 + 500 * i));
      alerts.add("tcp 10." + (4 + i) + ".0.1:1000 > 192.0.2.80:1433");
    }
    List<String> benign = new ArrayList<>(quiet(100));
    benign.add("tcp 198.51.100.9:1 > 192.0.2.80:443");
    assertThat(texts(alerts, benign))
        .containsExactly(
            "-A INPUT -d 192.0.2.80/32 -p tcp -m tcp --dport 1433 -j DROP",
            "-A INPUT -s 10.0.0.1/32 -j DROP",
            "-A INPUT -s 10.1.0.1/32 -j DROP",
            "-A INPUT -s 10.2.0.1/32 -j DROP",
            "-A INPUT -s 10.3.0.1/32 -j DROP");
  }

  @Test
  void whatExplainsMoreGoesBeforeASourceOnlyWhereBenignFlowsTellItsCost() {
    List<String> alerts =
        List.of("tcp 10.0.0.1:1000 > 192.0.2.80:1433", "tcp 10.1.0.1:1000 > 192.0.2.80:1433");
    BitSet first = BitSet.valueOf(new long[] {1});
    assertThat(completed(window(alerts, quiet(99)), first))
        .containsExactly("-A INPUT -s 10.1.0.1/32 -j DROP");
    assertThat(completed(window(alerts, quiet(100)), first))
        .containsExactly("-A INPUT -d 192.0.2.80/32 -p tcp -j DROP");
  }

  private static List<String> completed(AlertWindow window, BitSet matched) {
    ChoiceSettings settings =
        new ChoiceSettings(0, 9, "INPUT", IpVersion.V4, BenignCount.FORWARD, rule -> true);
    return GeneralChoice.complete(
            window, settings, GeneralSettings.DEFAULT_V4, matched, new BitSet())
        .rules()
        .stream()
        .map(chosen -> chosen.rule().canonical())
        .toList();
  }

  @Test
  void victimThatAnswersIsNotBlockedAsASource() {
    List<String> alerts =
        List.of(
            "tcp 10.0.0.1:1000 > 192.0.2.80:80",
            "tcp 10.1.0.1:1000 > 192.0.2.80:80",
            "tcp 10.2.0.1:1000 > 192.0.2.80:80",
            "tcp 192.0.2.80:80 > 10.3.0.1:1000",
            "tcp 192.0.2.80:80 > 10.4.0.1:1000");
    assertThat(texts(alerts, List.of()))
        .noneMatch(text -> text.contains("-s 192.0.2.80/32 -j"))
        .noneMatch(text -> text.contains("-s 192.0.2.80/32 -p tcp -m tcp --dport"));
  }

  @Test
  void connectionThatIsOverGetsNoRule() {
    List<String> once = List.of("tcp 10.0.0.1:1000 > 192.0.2.80:80");
    List<String> twice = List.of(once.get(0), once.get(0));
    List<String> benign =
        List.of(
            "tcp 10.0.0.1:2000 > 192.0.2.80:80",
            "tcp 198.51.100.1:2000 > 192.0.2.80:80",
            "tcp 10.0.0.1:1000 > 192.0.2.81:80");
    assertThat(texts(once, benign)).isEmpty();
    assertThat(texts(twice, benign))
        .containsExactly(
            "-A INPUT -s 10.0.0.1/32 -d 192.0.2.80/32 -p tcp -m tcp --sport 1000 -j DROP");
  }

  @Test
  void portsOfOneRuleCountOnceAgainstTheLimit() {
    List<String> alerts = new ArrayList<>();
    List<String> benign = new ArrayList<>();
    for (int port = 100; port < 130; port += 2) {
      alerts.add("tcp 10.0.0.1:1000 > 192.0.2.80:" + port);
      benign.add("tcp 10.0.0.1:1000 > 192.0.2.80:" + (port + 1));
    }
    Choice choice = choose(window(alerts, benign), 0, 1, rule -> true);
    assertThat(choice.rules()).hasSize(1);
    assertThat(choice.alertsMatched()).isEqualTo(15);
  }

  @Test
  void takesOnlyWhatIsAllowed() {
    AlertWindow window =
        window(alerts("10.0.0.8", "10.0.0.9", "10.0.0.10", "10.0.0.11"), List.of());
    assertThat(choose(window, 0, 9, rule -> !rule.canonical().contains("-s")).rules())
        .extracting(chosen -> chosen.rule().canonical())
        .containsExactly("-A INPUT -d 192.0.2.80/32 -p tcp -j DROP");
    assertThat(choose(window, 0, 9, rule -> false).rules()).isEmpty();
    assertThat(choose(window, 0, 0, rule -> true).rules()).isEmpty();
  }

  @Test
  void hostsOfOneIpv6NetworkGoTogetherAsItsSlash64() {
    assertThat(
            sixTexts(
                List.of(
                    "tcp [2001:db8:1:2::5]:1000 > [2001:db8::80]:80",
                    "tcp [2001:db8:1:2:aaaa::6]:1000 > [2001:db8::81]:81"),
                List.of()))
        .containsExactly("-A INPUT -s 2001:db8:1:2::/64 -j DROP");
  }

  @Test
  void ipv6NetworksAreWideOnlyByTheirSlash64s() {
    List<String> alerts = new ArrayList<>();
    List<String> benign = new ArrayList<>();
    for (int host = 1; host <= 40; host++) {
      alerts.add("tcp [2001:db8:a:0:" + host + "::1]:1000 > [2001:db8::80]:80");
      benign.add("tcp [2001:db8:c::" + host + "]:1000 > [2001:db8::80]:80");
    }
    alerts.add("tcp [2001:db8:a:f00::1]:1000 > [2001:db8::80]:80");
    assertThat(sixTexts(alerts, benign))
        .as("forty addresses of one /64 are one host, too few for the /52 of both")
        .containsExactly(
            "-A INPUT -s 2001:db8:a::/64 -j DROP", "-A INPUT -s 2001:db8:a:f00::1/128 -j DROP");
  }

  private static List<String> sixTexts(List<String> alerts, List<String> benign) {
    ChoiceSettings settings =
        new ChoiceSettings(0, 9, "INPUT", IpVersion.V6, BenignCount.FORWARD, rule -> true);
    return GeneralChoice.choose(window(alerts, benign), settings, GeneralSettings.DEFAULT_V6)
        .rules()
        .stream()
        .map(chosen -> chosen.rule().canonical())
        .toList();
  }

  @Test
  void flowsWithoutAddressesOrPortsAreNoTrouble() {
    List<String> alerts = List.of("icmp 10.0.0.1 > 192.0.2.80", "ospf 10.0.0.1 > 224.0.0.5");
    assertThat(texts(alerts, List.of("igmp 10.0.0.2 > 224.0.0.1")))
        .containsExactly("-A INPUT -s 10.0.0.1/32 -j DROP");
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 16, 2, benign distance -1",
    "33, 16, 2, benign distance 33",
    "1, 0, 2, shortest prefix 0",
    "1, 129, 2, shortest prefix 129",
    "1, 16, 0, alerts of a connection 0"
  })
  void refusesSettingsOutOfRange(int distance, int shortest, int connection, String named) {
    assertThatThrownBy(() -> new GeneralSettings(distance, shortest, connection))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named);
  }

  private static List<String> alerts(String... sources) {
    List<String> alerts = new ArrayList<>();
    for (String source : sources) {
      alerts.add("tcp " + source + ":1000 > " + VICTIM + ":" + (80 + alerts.size()));
    }
    return alerts;
  }

  private static List<String> texts(List<String> alerts, List<String> benign) {
    return choose(window(alerts, benign), 0, 99, rule -> true).rules().stream()
        .map(chosen -> chosen.rule().canonical())
        .toList();
  }

  private static Choice choose(
      AlertWindow window, double epsilon, int most, Predicate<Rule> allowed) {
    return GeneralChoice.choose(
        window,
        new ChoiceSettings(
            epsilon, most, "INPUT", IpVersion.V4, BenignCount.FORWARD, allowed::test),
        GeneralSettings.DEFAULT_V4);
  }
}
