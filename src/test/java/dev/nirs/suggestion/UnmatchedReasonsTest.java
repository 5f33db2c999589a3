package dev.nirs.suggestion;

import static dev.nirs.Samples.quiet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.Samples;
import dev.nirs.rule.Rule;
import dev.nirs.rule.RuleMatching;
import dev.nirs.selection.AtomicCandidate;
import dev.nirs.selection.BenignCount;
import dev.nirs.selection.ChoiceSettings;
import dev.nirs.selection.UnmatchedReason;
import dev.nirs.traffic.Alert;
import dev.nirs.traffic.AttackClass;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Prefix;
import dev.nirs.traffic.Protocol;
import dev.nirs.traffic.Volume;
import dev.nirs.verification.Bounds;
import dev.nirs.verification.Fault;
import dev.nirs.verification.Policy;
import dev.nirs.verification.Protection;
import dev.nirs.verification.SafetyCheck;
import dev.nirs.window.AlertWindow;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Why alerts stay unmatched: one window for each reason, and sums over random windows. */
class UnmatchedReasonsTest {
  private static final int ROUNDS = 200;
  private static final String SERVER = "192.0.2.80";
  private static final String ATTACK = "tcp 10.0.0.1:1000 > 192.0.2.80:80";
  private static final String SAME_CLIENT = "tcp 10.0.0.1:2000 > 192.0.2.80:80";

  @ParameterizedTest(name = "{0}")
  @MethodSource("windows")
  void eachReasonHasItsWindow(String name, Case given, Map<UnmatchedReason, Integer> expected) {
    assertThat(suggest(given).unmatched()).isEqualTo(expected);
  }

  static Stream<Arguments> windows() {
    return Stream.of(
        row("all matched", atomic(List.of(ATTACK), SAME_CLIENT)),
        row(
            "general: a connection that is over",
            general(List.of(ATTACK), SAME_CLIENT),
            UnmatchedReason.SINGLE_CONNECTION,
            1),
        row(
            "atomic: the very connection is a benign one too",
            atomic(List.of(ATTACK), ATTACK),
            UnmatchedReason.TOO_MUCH_BENIGN,
            1),
        row(
            "general: the very connection is a benign one too",
            general(List.of(ATTACK), ATTACK),
            UnmatchedReason.TOO_MUCH_BENIGN,
            1),
        row(
            "general: the answers of the connection are a benign flow",
            general(List.of(ATTACK), SAME_CLIENT, "tcp 192.0.2.80:80 > 10.0.0.1:1000"),
            UnmatchedReason.TOO_MUCH_BENIGN,
            1),
        row(
            "atomic: the attacker is protected, and so is the victim",
            atomic(List.of(ATTACK)).protecting("10.0.0.0/8", "192.0.2.0/24"),
            UnmatchedReason.PROTECTED,
            1),
        row(
            "general: the connection that is over is of a protected host",
            general(List.of(ATTACK), SAME_CLIENT).protecting("192.0.2.80/32"),
            UnmatchedReason.PROTECTED,
            1),
        row(
            "atomic: the port is a management port",
            atomic(List.of("tcp 10.0.0.1 > 192.0.2.80:22"), "tcp 10.0.0.1:2000 > 192.0.2.80:443"),
            UnmatchedReason.PROTECTED,
            1),
        row(
            "atomic: too few benign flows for a rule without a source",
            atomic(List.of("tcp 10.0.0.1 > 192.0.2.80:80"), "tcp 10.0.0.1:2000 > 192.0.2.81:80")
                .beside(5),
            UnmatchedReason.THIN_BENIGN_WINDOW,
            1),
        row(
            "atomic: one rule is allowed",
            atomic(List.of(ATTACK, "tcp 10.9.0.1:1 > 192.0.2.99:81")).atMost(1),
            UnmatchedReason.RULE_LIMIT,
            1),
        row(
            "general: one rule is allowed",
            general(List.of(ATTACK, "tcp 10.9.0.1:1 > 192.0.2.99:81")).atMost(1),
            UnmatchedReason.RULE_LIMIT,
            1),
        row(
            "atomic: an IPv6 alert for iptables",
            atomic(List.of(ATTACK, "tcp [2001:db8::7]:1 > [2001:db8::1]:80")),
            UnmatchedReason.OTHER_FAMILY,
            1),
        row(
            "general: an IPv6 alert for iptables",
            general(List.of(ATTACK, "tcp [2001:db8::7]:1 > [2001:db8::1]:80")),
            UnmatchedReason.OTHER_FAMILY,
            1),
        row("atomic: nothing known", unknown(false), UnmatchedReason.UNNAMED, 1),
        row("general: nothing known", unknown(true), UnmatchedReason.UNNAMED, 1),
        row("general: a flood", flood(), UnmatchedReason.FORGED_SOURCE, 40));
  }

  /** An alert without addresses beside one that is matched. */
  private static Case unknown(boolean general) {
    Case one = general ? general(List.of(ATTACK)) : atomic(List.of(ATTACK));
    Flow flow =
        new Flow(0, new FiveTuple(IpAddress.UNKNOWN, 1, IpAddress.UNKNOWN, 80, Protocol.TCP));
    return one.with(flow);
  }

  /** Forty addresses that send once, unanswered, to a service that others use. */
  private static Case flood() {
    Case flooded = general(List.of(), "tcp 198.51.100.200:999 > 192.0.2.80:80");
    IpAddress victim = IpAddress.parse(SERVER).orElseThrow();
    for (int i = 0; i < 40; i++) {
      IpAddress source = IpAddress.v4(0x14000000 + i * 0x01010101);
      flooded =
          flooded.with(
              new Flow(
                  0,
                  new FiveTuple(source, 4000 + i, victim, 80, Protocol.TCP),
                  new Volume(1, 0, 40, 0)));
    }
    return flooded;
  }

  @ParameterizedTest(name = "seed {0}, general {1}, {2}")
  @CsvSource({"81,false,V4", "82,true,V4", "83,false,V6", "84,true,V6"})
  void countsSumToTheAlertsThatAreNotMatched(long seed, boolean general, IpVersion version) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      AlertWindow window = randomWindow(random);
      Policy policy = randomPolicy(random, version);
      BaselineChoice choice = general ? BaselineChoice.general(policy) : BaselineChoice.ATOMIC;
      Suggestion suggestion = new SuggestionPipeline(policy, Proposer.NONE, choice).suggest(window);
      int left = window.alerts().size() - suggestion.impact().alertsMatched();
      assertThat(suggestion.unmatched().values().stream().mapToInt(Integer::intValue).sum())
          .as("round %d of seed %d: %s", round, seed, suggestion.unmatched())
          .isEqualTo(left);
      assertThat(suggestion.unmatched().values()).allMatch(count -> count > 0);
    }
  }

  /** Every candidate of every alert is judged anew, by the rules themselves. */
  @ParameterizedTest(name = "seed {0}, {1}")
  @CsvSource({"91,V4", "92,V6"})
  void atomicReasonsAreThoseOfTheRules(long seed, IpVersion version) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      AlertWindow window = known(randomWindow(random));
      Policy policy = randomPolicy(random, version);
      Suggestion suggestion = new SuggestionPipeline(policy, Proposer.NONE).suggest(window);
      List<Rule> rules = suggestion.rules().stream().map(SuggestedRule::rule).toList();
      Map<UnmatchedReason, Integer> expected = new EnumMap<>(UnmatchedReason.class);
      for (Alert alert : window.alerts()) {
        FiveTuple tuple = alert.flow().tuple();
        if (rules.stream().noneMatch(rule -> RuleMatching.surelyMatches(rule, tuple))) {
          expected.merge(reason(tuple, window, policy, rules), 1, Integer::sum);
        }
      }
      assertThat(suggestion.unmatched()).as("round %d of seed %d", round, seed).isEqualTo(expected);
    }
  }

  private static UnmatchedReason reason(
      FiveTuple tuple, AlertWindow window, Policy policy, List<Rule> rules) {
    if (!tuple.source().isKnown() && !tuple.destination().isKnown()) {
      return UnmatchedReason.UNNAMED;
    }
    if (tuple.version() != policy.version()) {
      return UnmatchedReason.OTHER_FAMILY;
    }
    return AtomicCandidate.of(tuple).stream()
        .map(candidate -> reason(candidate.rule("INPUT"), window, policy, rules))
        .min(Enum::compareTo)
        .orElse(UnmatchedReason.UNNAMED);
  }

  private static UnmatchedReason reason(
      Rule rule, AlertWindow window, Policy policy, List<Rule> rules) {
    int allowed = ChoiceSettings.allowedBenign(window.benign().size(), policy.bounds().epsilon());
    long hit =
        window.benign().stream()
            .filter(flow -> hits(rule, flow) || rules.stream().anyMatch(r -> hits(r, flow)))
            .count();
    if (hit > allowed) {
      return UnmatchedReason.TOO_MUCH_BENIGN;
    }
    return new SafetyCheck(policy)
        .fault(rule, window.benign().size())
        .map(
            fault ->
                fault.kind() == Fault.Kind.PROTECTED
                    ? UnmatchedReason.PROTECTED
                    : UnmatchedReason.THIN_BENIGN_WINDOW)
        .orElse(UnmatchedReason.RULE_LIMIT);
  }

  private static boolean hits(Rule rule, Flow flow) {
    return RuleMatching.mayHit(rule, flow.tuple());
  }

  private static AlertWindow randomWindow(Random random) {
    List<Flow> alerts = flows(random, 1 + random.nextInt(40));
    return window(alerts, flows(random, random.nextInt(160)));
  }

  /** The same without benign flows of unknown ends, of which only the verification is wary. */
  private static AlertWindow known(AlertWindow window) {
    return new AlertWindow(
        window.number(),
        window.start(),
        window.close(),
        window.alerts(),
        window.benign().stream()
            .filter(f -> f.tuple().source().isKnown() && f.tuple().destination().isKnown())
            .toList());
  }

  private static Policy randomPolicy(Random random, IpVersion version) {
    List<Prefix> kept = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      kept.add(Prefix.host(address(random, version)));
    }
    int most = random.nextBoolean() ? Integer.MAX_VALUE : 1 + random.nextInt(4);
    return new Policy(
        "INPUT",
        version,
        new Bounds(random.nextInt(3) * 0.05, most, BenignCount.BOTH, random.nextInt(200)),
        new Protection(kept, List.of(), Protection.SSH));
  }

  private static List<Flow> flows(Random random, int count) {
    return Stream.generate(() -> flow(random)).limit(count).toList();
  }

  private static Flow flow(Random random) {
    IpVersion version = random.nextInt(4) == 0 ? IpVersion.V6 : IpVersion.V4;
    Protocol protocol = random.nextInt(9) == 0 ? Protocol.ICMP : Protocol.TCP;
    boolean ports = protocol.hasPorts();
    return new Flow(
        0,
        new FiveTuple(
            random.nextInt(20) == 0 ? IpAddress.UNKNOWN : address(random, version),
            ports ? 40000 + random.nextInt(4) : FiveTuple.NO_PORT,
            random.nextInt(20) == 0 ? IpAddress.UNKNOWN : address(random, version),
            ports ? 20 + random.nextInt(5) : FiveTuple.NO_PORT,
            protocol));
  }

  private static IpAddress address(Random random, IpVersion version) {
    int number = 1 + random.nextInt(9);
    return version == IpVersion.V4
        ? IpAddress.v4(0x0a000000 + number * 0x01000100)
        : new IpAddress(0x2001_0db8_0000_0000L + number / 3, number);
  }

  private static Arguments row(String name, Case given) {
    return Arguments.of(name, given, Map.of());
  }

  private static Arguments row(String name, Case given, UnmatchedReason reason, int alerts) {
    return Arguments.of(name, given, Map.of(reason, alerts));
  }

  private static Case atomic(List<String> alerts, String... benign) {
    return new Case(
        false, alerts.stream().map(Samples::flow).toList(), List.of(benign), 100, 99, List.of());
  }

  private static Case general(List<String> alerts, String... benign) {
    return new Case(
        true, alerts.stream().map(Samples::flow).toList(), List.of(benign), 100, 99, List.of());
  }

  private static Suggestion suggest(Case given) {
    List<Flow> benign =
        Stream.concat(given.benign.stream(), quiet(given.quiet).stream())
            .map(Samples::flow)
            .toList();
    List<Prefix> kept = given.kept.stream().map(p -> Prefix.parse(p).orElseThrow()).toList();
    Policy policy =
        new Policy(
            "INPUT",
            IpVersion.V4,
            new Bounds(0, given.most, BenignCount.BOTH, Bounds.BENIGN_FLOOR),
            new Protection(kept, List.of(), Set.of(22)));
    BaselineChoice choice = given.general ? BaselineChoice.general(policy) : BaselineChoice.ATOMIC;
    return new SuggestionPipeline(policy, Proposer.NONE, choice)
        .suggest(window(given.alerts, benign));
  }

  private static AlertWindow window(List<Flow> alerts, List<Flow> benign) {
    return new AlertWindow(
        1,
        0,
        60_000_000,
        alerts.stream().map(flow -> new Alert(flow, AttackClass.UNKNOWN, 1, "")).toList(),
        benign);
  }

  /** A window and what is allowed. */
  record Case(
      boolean general,
      List<Flow> alerts,
      List<String> benign,
      int quiet,
      int most,
      List<String> kept) {

    Case with(Flow alert) {
      List<Flow> more = new ArrayList<>(alerts);
      more.add(alert);
      return new Case(general, more, benign, quiet, most, kept);
    }

    Case protecting(String... prefixes) {
      return new Case(general, alerts, benign, quiet, most, List.of(prefixes));
    }

    Case beside(int flows) {
      return new Case(general, alerts, benign, flows, most, kept);
    }

    Case atMost(int rules) {
      return new Case(general, alerts, benign, quiet, rules, kept);
    }
  }
}
