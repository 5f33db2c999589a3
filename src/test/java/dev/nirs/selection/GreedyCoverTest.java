package dev.nirs.selection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nirs.traffic.IpVersion;
import dev.nirs.window.AlertWindow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The queue of the greedy choice beside looking at every candidate in every step. */
class GreedyCoverTest {

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {7, 8, 9})
  void queueTakesWhatLookingAtAllTakes(long seed) {
    RandomWindows windows = new RandomWindows(seed, IpVersion.V4);
    for (int round = 0; round < 100; round++) {
      AlertWindow window = windows.next(50, 70);
      ChoiceSettings settings =
          new ChoiceSettings(
              0, Integer.MAX_VALUE, "INPUT", IpVersion.V4, BenignCount.BOTH, rule -> true);
      CandidateTable table = CandidateTable.general(window, settings, GeneralSettings.DEFAULT_V4);
      int room = round % 9;
      assertThat(GreedyCover.choose(table, settings, room)).isEqualTo(plain(table, room));
    }
  }

  private static List<GreedyCover.Taken> plain(CandidateTable table, int room) {
    Set<Integer> matched = new HashSet<>();
    Set<Integer> hit = new HashSet<>();
    List<GreedyCover.Taken> taken = new ArrayList<>();
    int left = room;
    while (true) {
      GreedyCover.Taken best = null;
      for (int i = 0; i < table.size(); i++) {
        int gain = more(table.alertGroups(i), table.alertWeights(), matched);
        int cost = more(table.benignGroups(i), table.benignWeights(), hit);
        GreedyCover.Taken next = new GreedyCover.Taken(i, gain, cost);
        if (gain > 0 && cost <= left && (best == null || precedes(next, best, table))) {
          best = next;
        }
      }
      if (best == null) {
        return taken;
      }
      taken.add(best);
      left -= best.newBenign();
      for (int group : table.alertGroups(best.candidate())) {
        matched.add(group);
      }
      for (int group : table.benignGroups(best.candidate())) {
        hit.add(group);
      }
    }
  }

  private static boolean precedes(GreedyCover.Taken a, GreedyCover.Taken b, CandidateTable table) {
    if (a.newAlerts() != b.newAlerts()) {
      return a.newAlerts() > b.newAlerts();
    }
    return a.newBenign() != b.newBenign()
        ? a.newBenign() < b.newBenign()
        : table.candidates().compareTies(a.candidate(), b.candidate()) < 0;
  }

  private static int more(int[] groups, int[] weights, Set<Integer> seen) {
    int total = 0;
    for (int group : groups) {
      total += seen.contains(group) ? 0 : weights[group];
    }
    return total;
  }
}
