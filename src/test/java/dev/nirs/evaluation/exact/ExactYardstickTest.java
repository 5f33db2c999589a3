package dev.nirs.evaluation.exact;

import static dev.nirs.Samples.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nirs.Samples;
import dev.nirs.rule.Rule;
import dev.nirs.selection.BenignCount;
import dev.nirs.selection.CandidateTable;
import dev.nirs.selection.ChoiceSettings;
import dev.nirs.selection.GeneralSettings;
import dev.nirs.traffic.IpVersion;
import dev.nirs.window.AlertWindow;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactYardstickTest {
  private static final GeneralSettings GENERAL = GeneralSettings.DEFAULT_V4;

  @Test
  void knowsTheOptimumThatGreedyMisses() {
    // Two services cover all six alerts; the source with four of them leads the greedy astray.
    List<String> alerts =
        List.of(
            "tcp 10.0.0.1:1 > 192.0.2.1:80",
            "tcp 10.0.0.1:2 > 192.0.2.1:80",
            "tcp 10.0.0.1:3 > 203.0.113.2:80",
            "tcp 10.0.0.1:4 > 203.0.113.2:80",
            "tcp 10.77.0.9:5 > 192.0.2.1:80",
            "tcp 10.99.0.9:6 > 203.0.113.2:80");
    Yardstick yardstick = yardstick(0, 2).measure(window(alerts, List.of()), Map.of());
    assertThat(yardstick.isProved()).isTrue();
    assertThat(yardstick.best().alerts()).isEqualTo(6);
    assertThat(yardstick.best().rules()).hasSize(2);
    assertThat(yardstick.regret("atomic")).isEqualTo(1 / 6.0);
  }

  @ParameterizedTest(name = "seed {0}")
  @CsvSource({"1", "2", "3"})
  void agreesWithTryingEverything(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 15; round++) {
      AlertWindow window = tiny(random);
      int most = 1 + random.nextInt(3);
      double epsilon = random.nextInt(3) * 0.2;
      Yardstick yardstick = yardstick(epsilon, most).measure(window, Map.of());
      assertThat(yardstick.isProved()).isTrue();
      assertThat(yardstick.best().alerts())
          .as("window %s, epsilon %s, %s rules", window, epsilon, most)
          .isEqualTo(bestOfAll(window, epsilon, most));
      assertThat(yardstick.regret("general")).isNotNegative();
      assertThat(yardstick.regret("atomic")).isNotNegative();
    }
  }

  /** Every set of at most so many candidates. */
  private static int bestOfAll(AlertWindow window, double epsilon, int most) {
    int allowed = ChoiceSettings.allowedBenign(window.benign().size(), epsilon);
    WindowProblem problem = new WindowProblem(window, BenignCount.FORWARD);
    Set<Rule> rules = new LinkedHashSet<>();
    for (CandidateTable table :
        List.of(
            CandidateTable.atomic(window, settings(epsilon, most)),
            CandidateTable.general(window, settings(epsilon, most), GENERAL))) {
      for (int i = 0; i < table.size(); i++) {
        rules.add(table.candidate(i).rule("INPUT"));
      }
    }
    rules.forEach(rule -> problem.add(rule, allowed));
    return best(problem, List.of(), 0, new int[] {most, allowed});
  }

  private static int best(
      WindowProblem problem, List<WindowProblem.Entry> taken, int from, int[] bounds) {
    List<Rule> rules = taken.stream().map(WindowProblem.Entry::rule).toList();
    Yardstick.Scored scored = problem.score(rules);
    if (scored.benign() > bounds[1]) {
      return 0;
    }
    int best = scored.alerts();
    for (int i = from; i < problem.entries().size(); i++) {
      List<WindowProblem.Entry> more = new ArrayList<>(taken);
      more.add(problem.entries().get(i));
      boolean shares = taken.stream().anyMatch(e -> e.group().equals(more.getLast().group()));
      if (shares || more.stream().map(WindowProblem.Entry::group).distinct().count() <= bounds[0]) {
        best = Math.max(best, best(problem, more, i + 1, bounds));
      }
    }
    return best;
  }

  private static AlertWindow tiny(Random random) {
    List<String> alerts = new ArrayList<>();
    List<String> benign = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      alerts.add(flow(random));
    }
    for (int i = 0; i < 5; i++) {
      benign.add(flow(random));
    }
    return window(alerts, benign);
  }

  private static String flow(Random random) {
    return "tcp 10."
        + random.nextInt(2)
        + ".0.1:1000 > 192."
        + random.nextInt(2)
        + ".2.1:"
        + (80 + 20 * random.nextInt(2));
  }

  @Test
  void judgesTheRulesetsOfOthers() {
    AlertWindow window =
        window(
            List.of("tcp 10.0.0.1:1 > 192.0.2.1:80", "tcp 10.9.0.1:1 > 192.0.2.2:81"), List.of());
    Rule rule = Samples.rule("-A INPUT -s 10.0.0.1 -j DROP");
    Yardstick yardstick =
        yardstick(0, 5).measure(window, Map.of("model", List.of(rule), "none", List.of()));
    assertThat(yardstick.regret("model")).isEqualTo(0.5);
    assertThat(yardstick.regret("none")).isEqualTo(1);
    assertThatThrownBy(() -> yardstick.regret("other"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("other");
  }

  @Test
  void hasNothingToGiveWhereNothingIsAllowed() {
    AlertWindow window = window(List.of("tcp 10.0.0.1:1 > 192.0.2.1:80"), List.of());
    ChoiceSettings none =
        new ChoiceSettings(0, 5, "INPUT", IpVersion.V4, BenignCount.FORWARD, rule -> false);
    Yardstick yardstick =
        new ExactYardstick(none, GENERAL, ExactSettings.DEFAULT).measure(window, Map.of());
    assertThat(yardstick.best().rules()).isEmpty();
    assertThat(yardstick.bound()).isZero();
    assertThat(yardstick.regret("general")).isZero();
  }

  @Test
  void refusesWindowsThatAreTooLarge() {
    AlertWindow window = window(List.of("tcp 10.0.0.1:1 > 192.0.2.1:80"), List.of());
    ExactYardstick small = new ExactYardstick(settings(0, 5), GENERAL, new ExactSettings(1, 1, 2));
    assertThatThrownBy(() -> small.measure(window, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than 2");
  }

  private static ExactYardstick yardstick(double epsilon, int most) {
    return new ExactYardstick(settings(epsilon, most), GENERAL, ExactSettings.DEFAULT);
  }

  private static ChoiceSettings settings(double epsilon, int most) {
    return new ChoiceSettings(
        epsilon, most, "INPUT", IpVersion.V4, BenignCount.FORWARD, rule -> true);
  }
}
