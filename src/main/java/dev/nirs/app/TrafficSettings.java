package dev.nirs.app;

import dev.nirs.evaluation.traffic.Detector;
import dev.nirs.evaluation.traffic.Metric;
import dev.nirs.evaluation.traffic.Scope;
import dev.nirs.ingest.IngestOptions;
import dev.nirs.notation.EnumName;
import dev.nirs.selection.BenignCount;
import dev.nirs.window.WindowSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an evaluation on traffic replays: every strategy with every epsilon, update interval and
 * time to live, on every capture.
 *
 * @param data captures, each replayed on its own
 * @param ingest how they are read
 * @param grid what varies
 * @param frame what holds for all replays
 * @param weights file with a weight for each label; empty for none
 */
public record TrafficSettings(
    List<Path> data, IngestOptions ingest, Grid grid, Frame frame, Optional<Path> weights) {

  /** Copies the list. */
  public TrafficSettings {
    data = List.copyOf(data);
  }

  /** Who decides. */
  public enum StrategyName {
    /** Nobody: no rule at all. */
    NONE,
    /** The greedy choice over atomic rules. */
    ATOMIC,
    /** The greedy choice over networks, services and ports. */
    GENERAL,
    /** The responder that the talk's authors published. */
    HEURISTIC,
    /** The pipeline that ships, without a model. */
    SUGGEST,
    /** The same over networks, services and ports. */
    SUGGEST_GENERAL,
    /** The pipeline that ships, with a model. */
    MODEL,
    /** Atomic or general rules: more alerts, then fewer benign flows, then fewer rules. */
    BEST_BENIGN,
    /** Atomic or general rules: more alerts, then fewer rules, then fewer benign flows. */
    BEST_RULES,
    /** Atomic or general rules: more alerts of the last third, unseen by the choice. */
    BEST_HELD_OUT;

    /**
     * The name on the command line.
     *
     * @return lower case, words joined by hyphens
     */
    public String word() {
      return EnumName.kebab(this);
    }
  }

  /**
   * What varies.
   *
   * @param strategies who decides
   * @param epsilons shares of the benign window, 0 to 1
   * @param updates intervals of reviews and decisions; 0 for none
   * @param ttls times to live; 0 for ever
   */
  public record Grid(
      List<StrategyName> strategies,
      List<Double> epsilons,
      List<Duration> updates,
      List<Duration> ttls) {
    /** Copies the lists. */
    public Grid {
      strategies = List.copyOf(strategies);
      epsilons = List.copyOf(epsilons);
      updates = List.copyOf(updates);
      ttls = List.copyOf(ttls);
    }
  }

  /**
   * What holds for all replays.
   *
   * @param windows when alert windows close
   * @param maxRules most rules of one decision; of the heuristic: in force; 0 for its default
   * @param detector which flows raise alerts
   * @param scope which flows the firewall sees
   * @param direction which packets of a benign flow count
   * @param metric how blocks are counted
   * @param isReviewed whether active rules are reviewed at updates
   */
  public record Frame(
      WindowSettings windows,
      int maxRules,
      Detector detector,
      Scope scope,
      BenignCount direction,
      Metric metric,
      boolean isReviewed) {
    /**
     * Refuses limits out of range.
     *
     * @throws IllegalArgumentException naming the value
     */
    public Frame {
      if (maxRules < 0) {
        throw new IllegalArgumentException("--max-rules " + maxRules + " is negative");
      }
    }
  }
}
