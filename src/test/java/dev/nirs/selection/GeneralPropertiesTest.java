package dev.nirs.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.rule.Match;
import dev.nirs.rule.Rule;
import dev.nirs.rule.RuleMatching;
import dev.nirs.traffic.Alert;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Prefix;
import dev.nirs.window.AlertWindow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Properties of the general choice on random windows, held against the rules' own matching. */
class GeneralPropertiesTest {
  private static final int ROUNDS = 150;
  private static final double[] EPSILONS = {0, 0.02, 0.1, 0.5};

  @ParameterizedTest(name = "seed {0}, {1}, {2}")
  @CsvSource({"1,V4,FORWARD", "2,V4,BOTH", "3,V6,FORWARD", "4,V6,BOTH"})
  void countsOfTheTableAreThoseOfTheRules(long seed, IpVersion version, BenignCount count) {
    RandomWindows windows = new RandomWindows(seed, version);
    for (int round = 0; round < ROUNDS / 3; round++) {
      AlertWindow window = windows.next(40, 60);
      CandidateTable table =
          CandidateTable.general(window, settings(0, version, count), general(version, round % 3));
      Set<Rule> rules = new HashSet<>();
      for (int i = 0; i < table.size(); i++) {
        Rule rule = table.candidate(i).rule("INPUT");
        assertThat(rules.add(rule) || isRange(rule)).as("%s comes twice", rule).isTrue();
        assertThat(total(table.alertGroups(i), table.alertWeights()))
            .as("alerts of %s", rule)
            .isEqualTo(matched(List.of(rule), window).cardinality());
        assertThat(total(table.benignGroups(i), table.benignWeights()))
            .as("benign flows of %s", rule)
            .isEqualTo(hit(List.of(rule), window, count).cardinality());
      }
    }
  }

  /** A range and a list of ports may come to the same rule. */
  private static boolean isRange(Rule rule) {
    return rule.match(Match.DestinationPort.class).filter(m -> !m.ports().isSingle()).isPresent()
        || rule.match(Match.Multiport.class).isPresent();
  }

  @ParameterizedTest(name = "seed {0}, {1}, {2}")
  @CsvSource({"11,V4,FORWARD", "12,V4,BOTH", "13,V6,FORWARD", "14,V6,BOTH"})
  void staysWithinItsBoundsAndTellsWhatItDoes(long seed, IpVersion version, BenignCount count) {
    RandomWindows windows = new RandomWindows(seed, version);
    for (int round = 0; round < ROUNDS; round++) {
      AlertWindow window = windows.next(60, 80);
      double epsilon = EPSILONS[round % EPSILONS.length];
      int most = 1 + round % 7;
      ChoiceSettings settings =
          new ChoiceSettings(epsilon, most, "INPUT", version, count, rule -> true);
      Choice choice = GeneralChoice.choose(window, settings, general(version, 1));
      List<Rule> rules = choice.rules().stream().map(Choice.Chosen::rule).toList();
      assertThat(rules).hasSizeLessThanOrEqualTo(most).doesNotHaveDuplicates();
      assertThat(choice.benignMatched())
          .isLessThanOrEqualTo((int) Math.floor(epsilon * window.benign().size() + 1e-9))
          .isEqualTo(hit(rules, window, count).cardinality());
      assertThat(choice.alertsMatched()).isEqualTo(matched(rules, window).cardinality());
      assertThat(choice.rules().stream().mapToInt(Choice.Chosen::newAlerts).sum())
          .isEqualTo(choice.alertsMatched());
      assertThat(choice.rules()).allSatisfy(chosen -> assertThat(chosen.newAlerts()).isPositive());
    }
  }

  @ParameterizedTest(name = "seed {0}, {1}, {2}")
  @CsvSource({"21,V4,FORWARD", "22,V6,BOTH"})
  void everyRuleIsNeeded(long seed, IpVersion version, BenignCount count) {
    RandomWindows windows = new RandomWindows(seed, version);
    for (int round = 0; round < ROUNDS; round++) {
      AlertWindow window = windows.next(60, 80);
      List<Rule> rules = rules(window, 0.05, version, count);
      int all = matched(rules, window).cardinality();
      for (Rule rule : rules) {
        List<Rule> others = new ArrayList<>(rules);
        others.remove(rule);
        assertThat(matched(others, window).cardinality()).as("without %s", rule).isLessThan(all);
      }
    }
  }

  @ParameterizedTest(name = "seed {0}, {1}, {2}")
  @CsvSource({"31,V4,FORWARD", "32,V4,BOTH", "33,V6,BOTH"})
  void theOrderOfFlowsDoesNotMatter(long seed, IpVersion version, BenignCount count) {
    RandomWindows windows = new RandomWindows(seed, version);
    for (int round = 0; round < ROUNDS; round++) {
      AlertWindow window = windows.next(60, 80);
      double epsilon = EPSILONS[round % EPSILONS.length];
      assertThat(rules(windows.shuffled(window), epsilon, version, count))
          .isEqualTo(rules(window, epsilon, version, count));
    }
  }

  @ParameterizedTest(name = "seed {0}, distance {1}, {2}")
  @CsvSource({"41,0,FORWARD", "42,1,FORWARD", "43,2,BOTH", "44,4,BOTH"})
  void prefixesKeepTheirDistanceFromBenignSenders(long seed, int distance, BenignCount count) {
    RandomWindows windows = new RandomWindows(seed, IpVersion.V4);
    for (int round = 0; round < ROUNDS; round++) {
      AlertWindow window = windows.next(60, 12);
      CandidateTable table =
          CandidateTable.general(
              window, settings(0, IpVersion.V4, count), general(IpVersion.V4, distance));
      Set<IpAddress> senders = senders(window, count);
      for (int i = 0; i < table.size(); i++) {
        GeneralCandidate candidate = (GeneralCandidate) table.candidate(i);
        Optional<Prefix> wide = candidate.source().filter(prefix -> !prefix.isHost());
        wide.map(prefix -> prefix.address().prefix(prefix.length() - distance))
            .ifPresent(
                around -> assertThat(senders).as("%s", candidate).noneMatch(around::contains));
      }
    }
  }

  /** Addresses that send benign flows and no alert. */
  private static Set<IpAddress> senders(AlertWindow window, BenignCount count) {
    Set<IpAddress> senders = new HashSet<>();
    for (Flow flow : window.benign()) {
      senders.add(flow.tuple().source());
      if (count == BenignCount.BOTH) {
        senders.add(flow.tuple().destination());
      }
    }
    window.alerts().forEach(alert -> senders.remove(alert.flow().tuple().source()));
    return senders;
  }

  @ParameterizedTest(name = "seed {0}")
  @CsvSource({"51", "52"})
  void noVictimIsBlockedAsASource(long seed) {
    RandomWindows windows = new RandomWindows(seed, IpVersion.V4);
    for (int round = 0; round < ROUNDS; round++) {
      AlertWindow window = windows.next(60, 20);
      Set<IpAddress> victims = victims(window);
      for (Rule rule : rules(window, 0.5, IpVersion.V4, BenignCount.FORWARD)) {
        boolean toHost =
            rule.match(Match.Destination.class).filter(m -> m.prefix().isHost()).isPresent();
        Optional<Prefix> source = rule.match(Match.Source.class).map(Match.Source::prefix);
        assertThat(toHost || source.isEmpty() || victims.stream().noneMatch(source.get()::contains))
            .as("%s with victims %s", rule, victims)
            .isTrue();
      }
    }
  }

  private static Set<IpAddress> victims(AlertWindow window) {
    List<FiveTuple> alerts = window.alerts().stream().map(a -> a.flow().tuple()).toList();
    return alerts.stream()
        .map(FiveTuple::destination)
        .filter(
            address ->
                alerts.stream().filter(t -> t.destination().equals(address)).count()
                    > alerts.stream().filter(t -> t.source().equals(address)).count())
        .collect(Collectors.toSet());
  }

  @ParameterizedTest(name = "seed {0}, {1}")
  @CsvSource({"61,FORWARD", "62,BOTH"})
  void completesWhatOtherRulesLeave(long seed, BenignCount count) {
    RandomWindows windows = new RandomWindows(seed, IpVersion.V4);
    for (int round = 0; round < ROUNDS; round++) {
      AlertWindow window = windows.next(60, 80);
      List<Rule> all = rules(window, 0.1, IpVersion.V4, count);
      List<Rule> first = all.subList(0, all.size() / 2);
      BitSet matched = matched(first, window);
      BitSet hit = hit(first, window, count);
      Choice further =
          GeneralChoice.complete(
              window, settings(0.1, IpVersion.V4, count), general(IpVersion.V4, 1), matched, hit);
      List<Rule> together = new ArrayList<>(first);
      further.rules().forEach(chosen -> together.add(chosen.rule()));
      assertThat(further.alertsMatched()).isEqualTo(matched(together, window).cardinality());
      assertThat(further.benignMatched()).isEqualTo(hit(together, window, count).cardinality());
    }
  }

  private static List<Rule> rules(
      AlertWindow window, double epsilon, IpVersion version, BenignCount count) {
    return GeneralChoice.choose(window, settings(epsilon, version, count), general(version, 1))
        .rules()
        .stream()
        .map(Choice.Chosen::rule)
        .toList();
  }

  private static ChoiceSettings settings(double epsilon, IpVersion version, BenignCount count) {
    return new ChoiceSettings(epsilon, Integer.MAX_VALUE, "INPUT", version, count, rule -> true);
  }

  private static GeneralSettings general(IpVersion version, int distance) {
    return new GeneralSettings(distance, version == IpVersion.V4 ? 16 : 48, 2);
  }

  private static int total(int[] groups, int[] weights) {
    int total = 0;
    for (int group : groups) {
      total += weights[group];
    }
    return total;
  }

  private static BitSet matched(List<Rule> rules, AlertWindow window) {
    BitSet matched = new BitSet();
    List<Alert> alerts = window.alerts();
    for (int i = 0; i < alerts.size(); i++) {
      FiveTuple tuple = alerts.get(i).flow().tuple();
      matched.set(i, rules.stream().anyMatch(rule -> RuleMatching.surelyMatches(rule, tuple)));
    }
    return matched;
  }

  private static BitSet hit(List<Rule> rules, AlertWindow window, BenignCount count) {
    BitSet hit = new BitSet();
    for (int i = 0; i < window.benign().size(); i++) {
      FiveTuple tuple = window.benign().get(i).tuple();
      hit.set(
          i,
          rules.stream()
              .anyMatch(
                  rule ->
                      count == BenignCount.BOTH
                          ? RuleMatching.mayHit(rule, tuple)
                          : RuleMatching.surelyMatches(rule, tuple)));
    }
    return hit;
  }
}
