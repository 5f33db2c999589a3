package dev.nirs.selection;

import dev.nirs.window.AlertWindow;
import java.util.BitSet;

/**
 * What rules are to be chosen for.
 *
 * @param window the window
 * @param settings bounds
 * @param matched alerts already matched, by position in the window
 * @param hit benign flows already hit, by position in the window
 */
record Task(AlertWindow window, ChoiceSettings settings, BitSet matched, BitSet hit) {

  Task {
    matched = (BitSet) matched.clone();
    hit = (BitSet) hit.clone();
  }
}
