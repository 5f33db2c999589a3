package dev.nirs.selection;

import dev.nirs.window.AlertWindow;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * The greedy choice over atomic candidates (the talk, "NIRS baseline"; design, section 3): the
 * plain baseline.
 */
public final class GreedyChoice {
  private GreedyChoice() {}

  /**
   * Chooses rules for a whole window.
   *
   * @param window the window
   * @param settings bounds
   * @return the rules, perhaps none
   */
  public static Choice choose(AlertWindow window, ChoiceSettings settings) {
    return complete(window, settings, new BitSet(), new BitSet());
  }

  /**
   * Chooses rules for the alerts that other rules leave over.
   *
   * @param window the window
   * @param settings bounds; the rules already there are not counted in {@code maxRules}
   * @param matched alerts already matched, by position in the window
   * @param hit benign flows already hit, by position in the window
   * @return the further rules, perhaps none
   */
  public static Choice complete(
      AlertWindow window, ChoiceSettings settings, BitSet matched, BitSet hit) {
    CandidateTable table = AtomicTable.of(new Task(window, settings, matched, hit));
    int allowed = ChoiceSettings.allowedBenign(window.benign().size(), settings.epsilon());
    GreedyCover.Cover cover = GreedyCover.cover(table, settings, allowed - hit.cardinality());
    List<GreedyCover.Taken> taken = cover.taken();
    int alerts = matched.cardinality();
    int benign = hit.cardinality();
    for (GreedyCover.Taken one : taken) {
      alerts += one.newAlerts();
      benign += one.newBenign();
    }
    List<Choice.Chosen> rules =
        taken.stream()
            .map(
                one ->
                    new Choice.Chosen(
                        table.candidate(one.candidate()),
                        one.rule(),
                        one.newAlerts(),
                        one.newBenign()))
            .toList();
    return new Choice(rules, alerts, benign, unmatched(cover, window, settings));
  }

  private static Map<UnmatchedReason, Integer> unmatched(
      GreedyCover.Cover cover, AlertWindow window, ChoiceSettings settings) {
    UnmatchedTally tally = new UnmatchedTally(settings.version());
    for (GreedyCover.Left left : cover.left()) {
      if (left.reason() == UnmatchedReason.UNNAMED) {
        tally.addWithoutRule(window.alerts().get(left.group()));
      } else {
        tally.add(left.reason(), left.alerts());
      }
    }
    return tally.counts();
  }
}
