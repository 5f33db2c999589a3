package dev.nirs.selection;

import dev.nirs.window.AlertWindow;
import java.util.BitSet;

/** A way to choose rules for the alerts of a window that other rules leave over. */
@FunctionalInterface
public interface Selection {

  /** The talk's: the greedy choice over atomic candidates. */
  Selection ATOMIC = GreedyChoice::complete;

  /**
   * The greedy choice over general candidates.
   *
   * @param general how far candidates may generalise
   * @return the choice
   */
  static Selection general(GeneralSettings general) {
    return (window, settings, matched, hit) ->
        GeneralChoice.complete(window, settings, general, matched, hit);
  }

  /**
   * Chooses further rules.
   *
   * @param window the window
   * @param settings bounds; the rules already there are not counted in {@code maxRules}
   * @param matched alerts already matched, by position in the window
   * @param hit benign flows already hit, by position in the window
   * @return the further rules, perhaps none
   */
  Choice complete(AlertWindow window, ChoiceSettings settings, BitSet matched, BitSet hit);
}
