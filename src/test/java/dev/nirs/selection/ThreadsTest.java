package dev.nirs.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.rule.Rule;
import dev.nirs.rule.RuleMatching;
import dev.nirs.traffic.Alert;
import dev.nirs.traffic.AttackClass;
import dev.nirs.traffic.FiveTuple;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.IpAddress;
import dev.nirs.traffic.IpVersion;
import dev.nirs.traffic.Protocol;
import dev.nirs.window.AlertWindow;
import java.util.BitSet;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A window so large that parts of it are read by several threads. */
class ThreadsTest {
  private static final int ALERTS = 20_000;
  private static final int BENIGN = 150_000;

  @ParameterizedTest
  @EnumSource(BenignCount.class)
  void theChoiceDoesNotDependOnThem(BenignCount count) {
    AlertWindow window = window(new Random(42), ALERTS, BENIGN);
    ChoiceSettings settings =
        new ChoiceSettings(0.001, 5_000, "INPUT", IpVersion.V4, count, rule -> true);
    Choice atomic = with(1, window, settings, Selection.ATOMIC);
    Selection wider = Selection.general(GeneralSettings.DEFAULT_V4);
    Choice general = with(1, window, settings, wider);
    assertThat(atomic.rules()).isNotEmpty();
    assertThat(general.rules()).isNotEmpty();
    for (int threads : new int[] {2, 7}) {
      assertThat(with(threads, window, settings, Selection.ATOMIC)).isEqualTo(atomic);
      assertThat(with(threads, window, settings, wider)).isEqualTo(general);
    }
  }

  /** What each rule is said to match is counted anew, flow by flow. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void theRowsOfPartsAreThoseOfTheWindow(long seed) {
    AlertWindow window = window(new Random(seed), 9_000, 70_000);
    ChoiceSettings settings =
        new ChoiceSettings(0.001, 200, "INPUT", IpVersion.V4, BenignCount.FORWARD, rule -> true);
    CandidateTable table = CandidateTable.atomic(window, settings);
    for (int candidate = 0; candidate < table.size(); candidate += table.size() / 100) {
      Rule rule = table.candidate(candidate).rule("INPUT");
      long hits = count(rule, window.benign().stream());
      assertThat(table.benignGroups(candidate)).as(rule.canonical()).hasSize((int) hits);
      long matched = count(rule, window.alerts().stream().map(Alert::flow));
      assertThat(table.alertGroups(candidate)).as(rule.canonical()).hasSize((int) matched);
    }
  }

  private static long count(Rule rule, Stream<Flow> flows) {
    return flows.filter(flow -> RuleMatching.surelyMatches(rule, flow.tuple())).count();
  }

  private static Choice with(
      int threads, AlertWindow window, ChoiceSettings settings, Selection selection) {
    try (ForkJoinPool pool = new ForkJoinPool(threads)) {
      return pool.submit(() -> selection.complete(window, settings, new BitSet(), new BitSet()))
          .join();
    }
  }

  private static AlertWindow window(Random random, int alerts, int benign) {
    return new AlertWindow(
        1,
        0,
        1,
        Stream.generate(() -> new Alert(flow(random, 0x2d000000, 300), AttackClass.UNKNOWN, 1, ""))
            .limit(alerts)
            .toList(),
        Stream.generate(() -> flow(random, 0x2d000100, 3_000)).limit(benign).toList());
  }

  private static Flow flow(Random random, int firstSource, int sources) {
    return new Flow(
        0,
        new FiveTuple(
            IpAddress.v4(firstSource + random.nextInt(sources)),
            1024 + random.nextInt(60_000),
            IpAddress.v4(0x0a000000 + random.nextInt(40)),
            1 + random.nextInt(2_000),
            random.nextInt(5) == 0 ? Protocol.UDP : Protocol.TCP));
  }
}
