package dev.nirs.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.rule.ParsedLine;
import dev.nirs.rule.RuleGrammar;
import dev.nirs.summary.AttackPattern;
import dev.nirs.summary.WindowSummary;
import dev.nirs.summary.WindowSummary.Count;
import dev.nirs.summary.WindowSummary.ServiceKey;
import dev.nirs.summary.WindowSummary.Totals;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdaptedRulesTest {

  /** Sources, networks and services as {@code value alerts normal}, separated by semicolons. */
  private static WindowSummary window(String sources, String networks, String services) {
    return new WindowSummary(
        9,
        new Totals(90, 500, 1, 1, 1, 0),
        AttackPattern.MIXED,
        List.of(),
        counts(sources).map(f -> count(f, Windows.address(f[0]))).toList(),
        counts(networks).map(f -> count(f, Prefix.parse(f[0]).orElseThrow())).toList(),
        List.of(),
        counts(services).map(f -> count(f, service(f[0]))).toList(),
        List.of());
  }

  private static Stream<String[]> counts(String text) {
    return Stream.of(text.split(";", -1))
        .filter(t -> !t.isBlank())
        .map(t -> t.strip().split(" ", -1));
  }

  private static <T> Count<T> count(String[] fields, T value) {
    return new Count<>(value, Integer.parseInt(fields[1]), Integer.parseInt(fields[2]));
  }

  /** {@code ADDRESS/PROTOCOL/PORT}, or {@code ADDRESS/PROTOCOL} without a port. */
  private static ServiceKey service(String text) {
    String[] parts = text.split("/", -1);
    Protocol protocol = Protocol.parse(parts[1]).orElseThrow();
    return new ServiceKey(
        Windows.address(parts[0]), protocol, parts.length > 2 ? Integer.parseInt(parts[2]) : -1);
  }

  private static String adapted(String rules, WindowSummary window) {
    return AdaptedRules.of(example(List.of(rules.split(";", -1))), window).stream()
        .map(CompactRule::json)
        .map(json -> json.replace("\"", ""))
        .collect(Collectors.joining(" "));
  }

  private static PromptExample example(List<String> rules) {
    return new PromptExample(Windows.slowHttp(), ReasonCode.OTHER, rules);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sources          | -A INPUT -s 203.0.113.9/32 -j DROP | {s:10.0.0.1} {d:192.0.2.5,p:udp,dport:53}
          networks         | -A INPUT -s 203.0.113.0/24 -j DROP | {s:10.0.0.0/30}
          bound to service | -A INPUT -s 203.0.113.9/32 -d 198.51.100.1/32 -p tcp -m tcp --dport 22 -j DROP | {s:10.0.0.1,d:192.0.2.5,p:udp,dport:53} {s:10.0.0.2,d:192.0.2.5,p:udp,dport:53}
          to a port        | -A INPUT -s 203.0.113.9/32 -p tcp -m tcp --dport 22 -j DROP | {s:10.0.0.1,p:udp,dport:53} {s:10.0.0.2,p:udp,dport:53}
          a service        | -A INPUT -d 198.51.100.1/32 -p tcp -m tcp --dport 22 -j DROP | {d:192.0.2.5,p:udp,dport:53}
          both, once each  | -A INPUT -s 203.0.113.9/32 -j DROP;-A INPUT -s 203.0.113.8/32 -j DROP | {s:10.0.0.1} {d:192.0.2.5,p:udp,dport:53}
          says more        | -A INPUT -s 203.0.113.9/32 -p tcp -m tcp --sport 22 -j DROP |
          lets in          | -A INPUT -s 203.0.113.9/32 -j ACCEPT |
          is no rule       | NONE |
          one is no rule   | -A INPUT -s 203.0.113.9/32 -j DROP;-s |
          """)
  void takesTheKindAndTheAddressesOfTheWindow(String name, String rules, String expected) {
    WindowSummary window =
        window("10.0.0.1 60 0; 10.0.0.2 30 5", "10.0.0.0/30 90 0", "192.0.2.5/udp/53 90 0");
    assertThat(adapted(rules, window)).isEqualTo(expected == null ? "" : expected);
  }

  @Test
  void aServiceWithNormalFlowsIsClosedToTheFirstSourceAlone() {
    WindowSummary window = window("10.0.0.2 30 5", "", "192.0.2.5/tcp/80 90 7; 192.0.2.6/icmp 1 0");
    assertThat(adapted("-A INPUT -s 203.0.113.9/32 -j DROP", window))
        .isEqualTo("{s:10.0.0.2,d:192.0.2.5,p:tcp,dport:80} {d:192.0.2.6,p:icmp}");
  }

  @Test
  void hostsStandForNetworksWhereTheWindowHasNone() {
    assertThat(adapted("-A INPUT -s 203.0.113.0/24 -j DROP", window("2001:db8::1 9 0", "", "")))
        .isEqualTo("{s:2001:db8::1}");
  }

  @Test
  void givesFourAtMostAndNoneOfAnEmptyWindow() {
    String many =
        Stream.iterate(1, i -> i + 1)
            .limit(9)
            .map(i -> "10.0.0." + i + " 9 0")
            .collect(Collectors.joining(";"));
    String rule = "-A INPUT -s 203.0.113.9/32 -j DROP";
    assertThat(adapted(rule, window(many, "", "")).split(" ", -1)).hasSize(4);
    assertThat(adapted(rule, window("", "", ""))).isEmpty();
    assertThat(adapted(rule, window(":: 9 0", "", "::/tcp/80 9 0"))).isEmpty();
  }

  /** Whatever the case and the window, the lines are legal and name only what the window shows. */
  @ParameterizedTest
  @CsvSource({"1", "2", "3", "4", "5"})
  void everyLineIsLegalAndOfTheWindow(long seed) {
    Random random = new Random(seed);
    List<String> kinds =
        List.of(
            "-A INPUT -s 203.0.113.9/32 -j DROP",
            "-A INPUT -s 203.0.113.0/24 -j DROP",
            "-A INPUT -s 203.0.113.9/32 -p tcp -m tcp --dport 22 -j DROP",
            "-A INPUT -d 198.51.100.1/32 -p udp -m udp --dport 53 -j DROP",
            "-A INPUT -d 198.51.100.1/32 -j DROP");
    for (int i = 0; i < 200; i++) {
      List<String> sources = new ArrayList<>();
      List<String> services = new ArrayList<>();
      for (int k = random.nextInt(4); k >= 0; k--) {
        sources.add("10.0.0.%d %d %d".formatted(k, 9 - k, random.nextInt(2)));
        services.add(
            "192.0.2.%d/%s 5 %d"
                .formatted(
                    k,
                    List.of("tcp/80", "udp/53", "icmp", "47").get(random.nextInt(4)),
                    random.nextInt(2)));
      }
      WindowSummary window =
          window(String.join(";", sources), "10.0.0.0/30 9 0", String.join(";", services));
      List<String> shown =
          kinds.stream().filter(k -> random.nextInt(3) == 0).collect(Collectors.toList());
      for (CompactRule rule : AdaptedRules.of(example(shown), window)) {
        assertThat(rule.line("INPUT"))
            .as("seed %d, %s, %s, %s", seed, sources, services, shown)
            .doesNotContain("203.0.113", "198.51.100")
            .satisfies(
                line ->
                    assertThat(new RuleGrammar(IpVersion.V4, RuleGrammar.CHAINS).parse(line))
                        .isInstanceOf(ParsedLine.Accepted.class));
      }
    }
  }
}
