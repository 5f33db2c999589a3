package dev.nirs.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.Samples;
import dev.nirs.enforcement.LoadVerdict;
import dev.nirs.enforcement.RealTool;
import dev.nirs.enforcement.RestoreOracle;
import dev.nirs.enforcement.RestoreVariant;
import dev.nirs.rule.Match;
import dev.nirs.rule.Rule;
import dev.nirs.selection.BenignCount;
import dev.nirs.suggestion.BaselineChoice;
import dev.nirs.suggestion.Proposer;
import dev.nirs.suggestion.SuggestedRule;
import dev.nirs.suggestion.Suggestion;
import dev.nirs.suggestion.SuggestionPipeline;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Prefix;
import dev.nirs.verification.Bounds;
import dev.nirs.verification.Policy;
import dev.nirs.verification.Protection;
import dev.nirs.window.AlertWindow;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Windows of IPv6 attacks get few rules over networks and services, which the real tool loads. */
class GeneralIpv6Test {
  private static final int ROUNDS = 40;

  private static final Policy POLICY =
      new Policy(
          "INPUT",
          IpVersion.V6,
          new Bounds(0, Integer.MAX_VALUE, BenignCount.BOTH, Bounds.BENIGN_FLOOR),
          new Protection(Protection.LOOPBACK, List.of(), Protection.SSH));

  @ParameterizedTest(name = "seed {0}")
  @CsvSource({"71", "72"})
  void fewRulesNoneOfThemWideOnNetworksOfAttackers(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      AlertWindow window = attack(random);
      Suggestion general = suggest(window, BaselineChoice.general(POLICY));
      Suggestion atomic = suggest(window, BaselineChoice.ATOMIC);
      assertThat(general.coverage()).as("round %d of seed %d", round, seed).isEqualTo(1);
      assertThat(general.rules()).hasSizeLessThanOrEqualTo(4);
      assertThat(atomic.rules()).hasSizeGreaterThan(general.rules().size());
      assertThat(general.impact().benignMatched()).isZero();
      rules(general).forEach(GeneralIpv6Test::isNarrow);
    }
  }

  /** Names an address, and none in less than the 48 bits that one site is given. */
  private static void isNarrow(Rule rule) {
    List<Prefix> named =
        Stream.concat(
                rule.match(Match.Source.class).map(Match.Source::prefix).stream(),
                rule.match(Match.Destination.class).map(Match.Destination::prefix).stream())
            .toList();
    assertThat(named).as("%s", rule).isNotEmpty().allMatch(prefix -> prefix.length() >= 48);
  }

  @ParameterizedTest
  @EnumSource(RestoreVariant.class)
  void theRealToolLoadsThemAsWritten(RestoreVariant variant) throws Exception {
    RealTool.require(variant, IpVersion.V6);
    Random random = new Random(73);
    Set<String> texts = new LinkedHashSet<>();
    for (int round = 0; round < ROUNDS; round++) {
      AlertWindow window = round % 2 == 0 ? attack(random) : scan(random);
      rules(suggest(window, BaselineChoice.general(POLICY)))
          .forEach(rule -> texts.add(rule.canonical()));
    }
    List<String> rules = List.copyOf(texts);
    assertThat(rules).anyMatch(text -> text.contains("--dports"));
    List<LoadVerdict> verdicts =
        new RestoreOracle(Set.of(), RestoreOracle.TIMEOUT).load(rules, variant, IpVersion.V6);
    for (int i = 0; i < rules.size(); i++) {
      assertThat(verdicts.get(i)).isEqualTo(new LoadVerdict.Loaded(List.of(rules.get(i))));
    }
  }

  /** One to three sites of attackers, and normal clients of the same servers elsewhere. */
  private static AlertWindow attack(Random random) {
    List<String> alerts = new ArrayList<>();
    int sites = 1 + random.nextInt(3);
    for (int site = 0; site < sites; site++) {
      for (int host = 0; host < 32; host++) {
        String source = "2001:db8:" + Integer.toHexString(0xa00 + site * 16) + ":" + host % 8;
        alerts.add(flow(source + "::" + (1 + random.nextInt(999)), random, 80));
      }
    }
    return Samples.window(alerts, clients(random));
  }

  /** One attacker that is a client too, and asks for ports that no one else asks for. */
  private static AlertWindow scan(Random random) {
    List<String> alerts = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      alerts.add(flow("2001:db8:c::1", random, 1000 + 2 * random.nextInt(20)));
    }
    List<String> benign = clients(random);
    for (int port = 1001; port < 1040; port += 2) {
      benign.add(flow("2001:db8:c::1", random, port));
    }
    return Samples.window(alerts, benign);
  }

  private static List<String> clients(Random random) {
    List<String> benign = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      benign.add(flow("2001:db8:c:" + (1 + i % 20) + "::7", random, 80));
    }
    return benign;
  }

  private static String flow(String source, Random random, int port) {
    int server = 1 + random.nextInt(6);
    return "tcp ["
        + source
        + "]:"
        + (2000 + random.nextInt(9000))
        + " > [2001:db8::"
        + server
        + "]:"
        + port;
  }

  private static Suggestion suggest(AlertWindow window, BaselineChoice choice) {
    return new SuggestionPipeline(POLICY, Proposer.NONE, choice).suggest(window);
  }

  private static List<Rule> rules(Suggestion suggestion) {
    return suggestion.rules().stream().map(SuggestedRule::rule).toList();
  }
}
