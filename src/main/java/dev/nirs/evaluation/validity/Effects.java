package dev.nirs.evaluation.validity;

import dev.nirs.rule.Rule;
import dev.nirs.selection.BenignCount;
import java.util.List;

/**
 * What rules do inside their window and after it.
 *
 * @param inside on the alerts and the benign window they were made from
 * @param next on the flows after the window's close, which nobody had seen
 */
public record Effects(Effect inside, Effect next) {

  /**
   * Counts both.
   *
   * @param rules the rules
   * @param drawn the window
   * @param count which packets of a benign flow count
   * @return both effects
   */
  public static Effects of(List<Rule> rules, DrawnWindow drawn, BenignCount count) {
    return new Effects(
        Effect.of(rules, drawn.window().alerts(), drawn.window().benign(), count),
        Effect.of(rules, drawn.nextAlerts(), drawn.nextBenign(), count));
  }
}
