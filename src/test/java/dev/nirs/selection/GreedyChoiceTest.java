package dev.nirs.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.traffic.Alert;
import dev.nirs.traffic.AttackClass;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Protocol;
import dev.nirs.window.AlertWindow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GreedyChoiceTest {

  @Test
  void takesTheSourceThatExplainsMost() {
    Choice choice = choose(List.of("1>9:80", "1>9:81", "2>9:80"), List.of(), 0);
    assertThat(texts(choice)).containsExactly("-A INPUT -d 0.0.0.9/32 -p tcp -j DROP");
    assertThat(choice.alertsMatched()).isEqualTo(3);
  }

  @Test
  void prefersTheSourceOnATie() {
    assertThat(texts(choose(List.of("1>9:80", "1>9:80"), List.of(), 0)))
        .containsExactly("-A INPUT -s 0.0.0.1/32 -j DROP");
  }

  @Test
  void keepsTheWholeRulesetWithinEpsilonInclusive() {
    List<String> benign = new ArrayList<>(List.of("1>7:443"));
    for (int i = 0; i < 99; i++) {
      benign.add("5>6:53");
    }
    List<String> alerts = List.of("1>9:80", "1>8:81");
    assertThat(texts(choose(alerts, benign, 0.01)))
        .containsExactly("-A INPUT -s 0.0.0.1/32 -j DROP");
    assertThat(texts(choose(alerts, benign, 0.009)))
        .containsExactly(
            "-A INPUT -d 0.0.0.8/32 -p tcp -m tcp --dport 81 -j DROP",
            "-A INPUT -d 0.0.0.9/32 -p tcp -m tcp --dport 80 -j DROP");
  }

  @Test
  void countsAnswersWhereBothDirectionsCount() {
    List<String> benign = List.of("7>1:443");
    assertThat(texts(choose(List.of("1>9:80"), benign, 0)))
        .containsExactly("-A INPUT -s 0.0.0.1/32 -j DROP");
    ChoiceSettings both =
        new ChoiceSettings(0, 9, "INPUT", IpVersion.V4, BenignCount.BOTH, c -> true);
    assertThat(texts(GreedyChoice.choose(window(List.of("1>9:80"), benign), both)))
        .containsExactly("-A INPUT -d 0.0.0.9/32 -p tcp -m tcp --dport 80 -j DROP");
  }

  @Test
  void choosesNothingWhereEveryCandidateCostsTooMuch() {
    Choice choice = choose(List.of("1>9:80"), List.of("1>9:80"), 0);
    assertThat(choice.rules())
        .extracting(c -> ((AtomicCandidate) c.candidate()).kind())
        .doesNotContain(AtomicCandidate.Kind.SOURCE);
    assertThat(choice.benignMatched()).isZero();
  }

  @Test
  void completesWhatOtherRulesLeaveOver() {
    AlertWindow window = window(List.of("1>9:80", "2>8:22"), List.of());
    BitSet matched = new BitSet();
    matched.set(0);
    Choice choice = GreedyChoice.complete(window, settings(0), matched, new BitSet());
    assertThat(texts(choice)).containsExactly("-A INPUT -s 0.0.0.2/32 -j DROP");
    assertThat(choice.alertsMatched()).isEqualTo(2);
  }

  @Test
  void honoursTheRuleLimitAndTheFilter() {
    AlertWindow window = window(List.of("1>9:80", "2>8:22", "3>7:21"), List.of());
    assertThat(
            GreedyChoice.choose(
                    window,
                    new ChoiceSettings(0, 2, "INPUT", IpVersion.V4, BenignCount.FORWARD, c -> true))
                .rules())
        .hasSize(2);
    ChoiceSettings noSources =
        new ChoiceSettings(
            0,
            9,
            "FORWARD",
            IpVersion.V4,
            BenignCount.FORWARD,
            r -> r.match(dev.nirs.rule.Match.Destination.class).isPresent());
    assertThat(texts(GreedyChoice.choose(window, noSources)))
        .allMatch(t -> t.startsWith("-A FORWARD -d "));
  }

  @Test
  void lazyChoiceEqualsLookingAtAll() {
    Random random = new Random(42);
    for (int round = 0; round < 300; round++) {
      List<String> alerts = flows(random, 1 + random.nextInt(40));
      List<String> benign = flows(random, random.nextInt(60));
      double epsilon = random.nextInt(4) * 0.05;
      AlertWindow window = window(alerts, benign);
      assertThat(texts(GreedyChoice.choose(window, settings(epsilon))))
          .isEqualTo(plainGreedy(window, epsilon));
    }
  }

  /** The choice as the design words it, every candidate looked at in every step. */
  private static List<String> plainGreedy(AlertWindow window, double epsilon) {
    Set<AtomicCandidate> candidates = new HashSet<>();
    window.alerts().forEach(a -> candidates.addAll(AtomicCandidate.of(a.flow().tuple())));
    Set<Integer> matched = new HashSet<>();
    Set<Integer> hit = new HashSet<>();
    List<String> rules = new ArrayList<>();
    int allowed = ChoiceSettings.allowedBenign(window.benign().size(), epsilon);
    while (true) {
      List<Object> best = null;
      AtomicCandidate chosen = null;
      for (AtomicCandidate candidate : candidates) {
        int gain = 0;
        for (int i = 0; i < window.alerts().size(); i++) {
          gain += !matched.contains(i) && matches(candidate, window.alerts().get(i).flow()) ? 1 : 0;
        }
        int cost = 0;
        for (int i = 0; i < window.benign().size(); i++) {
          cost += !hit.contains(i) && matches(candidate, window.benign().get(i)) ? 1 : 0;
        }
        if (gain == 0 || hit.size() + cost > allowed) {
          continue;
        }
        List<Object> rank =
            List.of(
                -gain,
                cost,
                candidate.kind().name().equals("SOURCE")
                    ? 0
                    : candidate.kind().name().equals("SERVICE")
                        ? 1
                        : candidate.kind().name().equals("HOST_PROTOCOL") ? 2 : 3,
                candidate.rule("INPUT").canonical());
        if (best == null || compare(rank, best) < 0) {
          best = rank;
          chosen = candidate;
        }
      }
      if (chosen == null) {
        return rules;
      }
      rules.add(chosen.rule("INPUT").canonical());
      for (int i = 0; i < window.alerts().size(); i++) {
        if (matches(chosen, window.alerts().get(i).flow())) {
          matched.add(i);
        }
      }
      for (int i = 0; i < window.benign().size(); i++) {
        if (matches(chosen, window.benign().get(i))) {
          hit.add(i);
        }
      }
    }
  }

  private static int compare(List<Object> a, List<Object> b) {
    for (int i = 0; i < 3; i++) {
      int order = Integer.compare((Integer) a.get(i), (Integer) b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return ((String) a.get(3)).compareTo((String) b.get(3));
  }

  private static boolean matches(AtomicCandidate candidate, Flow flow) {
    return AtomicCandidate.of(flow.tuple()).contains(candidate);
  }

  private static List<String> flows(Random random, int count) {
    List<String> flows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      flows.add(
          (1 + random.nextInt(5)) + ">" + (6 + random.nextInt(3)) + ":" + (80 + random.nextInt(3)));
    }
    return flows;
  }

  private static Choice choose(List<String> alerts, List<String> benign, double epsilon) {
    return GreedyChoice.choose(window(alerts, benign), settings(epsilon));
  }

  private static ChoiceSettings settings(double epsilon) {
    return new ChoiceSettings(
        epsilon, Integer.MAX_VALUE, "INPUT", IpVersion.V4, BenignCount.FORWARD, c -> true);
  }

  private static AlertWindow window(List<String> alerts, List<String> benign) {
    return new AlertWindow(
        1,
        0,
        1,
        alerts.stream().map(a -> new Alert(flow(a), AttackClass.UNKNOWN, 1, "")).toList(),
        benign.stream().map(GreedyChoiceTest::flow).toList());
  }

  /**
   * A flow written as source > destination : port; the source port follows from them so that flows
   * repeat.
   */
  private static Flow flow(String text) {
    String[] parts = text.split("[>:]", 3);
    int source = Integer.parseInt(parts[0]);
    int port = Integer.parseInt(parts[2]);
    return new Flow(
        0,
        new FiveTuple(
            IpAddress.v4(source),
            1000 + source + port,
            IpAddress.v4(Integer.parseInt(parts[1])),
            port,
            Protocol.TCP));
  }

  private static List<String> texts(Choice choice) {
    return choice.rules().stream().map(c -> c.rule().canonical()).toList();
  }
}
