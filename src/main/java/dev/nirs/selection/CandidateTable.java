package dev.nirs.selection;

import dev.nirs.window.AlertWindow;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The candidates of a window with what each matches: alerts and benign flows that no candidate
 * tells apart stand in one group, with a weight.
 *
 * <p>Candidates and groups are numbered from 0.
 */
public final class CandidateTable {
  private final CandidateList candidates;
  private final Side alerts;
  private final Side benign;

  CandidateTable(CandidateList candidates, Side alerts, Side benign) {
    this.candidates = candidates;
    this.alerts = alerts;
    this.benign = benign;
  }

  /**
   * The atomic candidates of a window.
   *
   * @param window the window
   * @param settings family, chain and the count of benign flows; bounds are not looked at
   * @return the table
   */
  public static CandidateTable atomic(AlertWindow window, ChoiceSettings settings) {
    return AtomicTable.of(new Task(window, settings, new BitSet(), new BitSet()));
  }

  /**
   * The general candidates of a window.
   *
   * @param window the window
   * @param settings family, chain and the count of benign flows; bounds are not looked at
   * @param general how far candidates may generalise
   * @return the table
   */
  public static CandidateTable general(
      AlertWindow window, ChoiceSettings settings, GeneralSettings general) {
    return GeneralTable.of(new Task(window, settings, new BitSet(), new BitSet()), general);
  }

  /**
   * How many candidates there are.
   *
   * @return 0 or more
   */
  public int size() {
    return candidates.size();
  }

  /**
   * A candidate.
   *
   * @param number 0 to {@link #size()} - 1
   * @return the values it matches
   */
  public Candidate candidate(int number) {
    return candidates.candidate(number);
  }

  /**
   * The groups of alerts that a candidate matches.
   *
   * @param number the candidate
   * @return numbers of groups, rising
   */
  public int[] alertGroups(int number) {
    return alerts.byCandidate.row(number);
  }

  /**
   * The groups of benign flows that a candidate hits.
   *
   * @param number the candidate
   * @return numbers of groups, rising
   */
  public int[] benignGroups(int number) {
    return benign.byCandidate.row(number);
  }

  /**
   * The alerts in each group.
   *
   * @return by number of the group, 0 or more
   */
  public int[] alertWeights() {
    return alerts.weights.clone();
  }

  /**
   * The benign flows in each group; flows that no candidate hits stand in none.
   *
   * @return by number of the group, 0 or more
   */
  public int[] benignWeights() {
    return benign.weights.clone();
  }

  CandidateList candidates() {
    return candidates;
  }

  Side alerts() {
    return alerts;
  }

  Side benign() {
    return benign;
  }

  /** Alerts or benign flows, seen from both sides. */
  static final class Side {
    final int[] weights;
    final Rows byGroup;
    final Rows byCandidate;

    Side(int[] weights, Rows byGroup, int candidates) {
      this(weights, byGroup, byGroup.transposed(candidates));
    }

    private Side(int[] weights, Rows byGroup, Rows byCandidate) {
      this.weights = Arrays.copyOf(weights, byGroup.count());
      this.byGroup = byGroup;
      this.byCandidate = byCandidate;
    }

    /** The same groups with other weights. */
    Side weighing(int[] others) {
      return new Side(others, byGroup, byCandidate);
    }

    int[] totals() {
      int[] totals = new int[byCandidate.count()];
      for (int candidate = 0; candidate < totals.length; candidate++) {
        for (int i = byCandidate.start(candidate); i < byCandidate.end(candidate); i++) {
          totals[candidate] += weights[byCandidate.value(i)];
        }
      }
      return totals;
    }
  }
}
