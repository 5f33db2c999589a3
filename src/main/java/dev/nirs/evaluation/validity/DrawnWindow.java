package dev.nirs.evaluation.validity;

import dev.nirs.traffic.Alert;
import dev.nirs.traffic.Flow;
import dev.nirs.window.AlertWindow;
import java.util.List;

/**
 * A window to ask about, and what came after it.
 *
 * @param capture the file it comes from, as named by the user
 * @param window the window
 * @param nextAlerts alerts after its close, for the time that rules are tried on
 * @param nextBenign benign flows of the same time
 */
public record DrawnWindow(
    String capture, AlertWindow window, List<Alert> nextAlerts, List<Flow> nextBenign) {

  /** Copies the lists. */
  public DrawnWindow {
    nextAlerts = List.copyOf(nextAlerts);
    nextBenign = List.copyOf(nextBenign);
  }

  /**
   * What it is known by in a run file.
   *
   * @return file name, number, start and size
   */
  public String id() {
    return capture.replaceFirst("^.*/", "")
        + "#"
        + window.number()
        + "@"
        + window.start()
        + "+"
        + window.alerts().size()
        + "/"
        + window.benign().size();
  }
}
