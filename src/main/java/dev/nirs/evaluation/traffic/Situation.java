package dev.nirs.evaluation.traffic;

import dev.nirs.rule.Rule;
import dev.nirs.selection.ChoiceSettings;
import dev.nirs.traffic.Alert;
import dev.nirs.traffic.Flow;
import dev.nirs.traffic.FlowColumns;
import dev.nirs.window.AlertWindow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/**
 * What a strategy knows at the moment it decides.
 *
 * @param seen the capture as the detector shows it; nothing beyond the moment may be read
 * @param moment which alerts and benign flows are at hand
 * @param covered alerts at hand that active rules stop already, counted from the first at hand; not
 *     to be changed
 * @param hit benign flows at hand that active rules hit already, counted from the first at hand;
 *     not to be changed
 * @param active the active rules
 * @param bounds how much may be blocked
 * @param effects what rules match in the capture
 */
public record Situation(
    DetectedTrace seen,
    Moment moment,
    BitSet covered,
    BitSet hit,
    List<Rule> active,
    ReplaySettings.Bounds bounds,
    RuleEffects effects) {

  /**
   * A moment of a replay.
   *
   * @param number counts decisions from 1
   * @param time event time, microseconds since the epoch
   * @param alertFrom number of the first alert at hand
   * @param alertEnd number after the last alert at hand
   * @param benignFrom number of the first flow of the benign window
   * @param benignEnd number after the last flow of the benign window
   */
  public record Moment(
      int number, long time, int alertFrom, int alertEnd, int benignFrom, int benignEnd) {
    int alerts() {
      return alertEnd - alertFrom;
    }

    int benign() {
      return benignEnd - benignFrom;
    }
  }

  /**
   * Benign flows of the window that active rules may hit together.
   *
   * @return floor(epsilon x benign window)
   */
  public int allowed() {
    return ChoiceSettings.allowedBenign(moment.benign(), bounds.epsilon());
  }

  /**
   * Alerts at hand that no active rule stops.
   *
   * @return 0 or more
   */
  public int openAlerts() {
    return moment.alerts() - covered.cardinality();
  }

  /**
   * All alerts at hand, in the order of {@code covered}, and the benign window, in that of {@code
   * hit}, as values, as a live window would bring them.
   *
   * @return a window that closes at this moment
   * @throws IllegalArgumentException where no alert is at hand
   */
  public AlertWindow everything() {
    List<Alert> alerts = new ArrayList<>();
    for (int i = 0; i < moment.alerts(); i++) {
      alerts.add(seen.trace().alert(seen.alert(moment.alertFrom() + i)));
    }
    FlowColumns benign = new BenignFlows(seen, moment.benignFrom(), moment.benignEnd());
    long start = alerts.isEmpty() ? moment.time() : alerts.getFirst().flow().time();
    return new AlertWindow(moment.number(), start, moment.time(), alerts, benign);
  }

  /** The same moment as if only the first alerts at hand had been seen. */
  Situation until(int alerts) {
    Moment earlier =
        new Moment(
            moment.number(),
            moment.time(),
            moment.alertFrom(),
            moment.alertFrom() + alerts,
            moment.benignFrom(),
            moment.benignEnd());
    return new Situation(seen, earlier, covered.get(0, alerts), hit, active, bounds, effects);
  }

  /** The flows of a benign window, which lie in the columns of the trace. */
  private static final class BenignFlows extends FlowColumns {
    private final DetectedTrace seen;
    private final int from;
    private final int end;

    BenignFlows(DetectedTrace seen, int from, int end) {
      this.seen = seen;
      this.from = from;
      this.end = end;
    }

    @Override
    public Flow get(int index) {
      return seen.trace().flow(seen.benign(from + Objects.checkIndex(index, size())));
    }

    @Override
    public int size() {
      return end - from;
    }
  }
}
