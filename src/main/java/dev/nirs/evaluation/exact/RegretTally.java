package dev.nirs.evaluation.exact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up yardsticks of many windows under one bound. Not thread-safe. */
public final class RegretTally {
  private final RegretScore.Bound bound;
  private final Map<String, Sum> sums = new LinkedHashMap<>();
  private int windows;
  private int proved;
  private long bestRules;

  /**
   * A tally without windows.
   *
   * @param bound what the rulesets are held to
   */
  public RegretTally(RegretScore.Bound bound) {
    this.bound = bound;
  }

  /**
   * Adds a window.
   *
   * @param yardstick its best ruleset and the others
   */
  public void add(Yardstick yardstick) {
    windows++;
    proved += yardstick.isProved() ? 1 : 0;
    bestRules += yardstick.bestRules();
    new TreeMap<>(yardstick.others())
        .forEach(
            (name, scored) ->
                sums.computeIfAbsent(name, k -> new Sum())
                    .add(yardstick.regret(name), scored.rules().size()));
  }

  /**
   * The scores.
   *
   * @return one for each strategy, by name; none where no window was added
   */
  public List<RegretScore> scores() {
    List<RegretScore> scores = new ArrayList<>();
    sums.forEach(
        (name, sum) ->
            scores.add(
                new RegretScore(
                    name,
                    bound,
                    windows,
                    proved,
                    sum.regret / windows,
                    sum.worst,
                    sum.behind,
                    (double) sum.rules / windows,
                    (double) bestRules / windows)));
    return scores;
  }

  private static final class Sum {
    private double regret;
    private double worst;
    private int behind;
    private long rules;

    void add(double share, int count) {
      regret += share;
      worst = Math.max(worst, share);
      behind += share > 0 ? 1 : 0;
      rules += count;
    }
  }
}
