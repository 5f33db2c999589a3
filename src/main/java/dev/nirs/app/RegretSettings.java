package dev.nirs.app;

import dev.nirs.ingest.IngestOptions;
import dev.nirs.selection.BenignCount;
import dev.nirs.window.WindowSettings;
import java.nio.file.Path;
import java.util.List;

/**
 * What a comparison with the best ruleset measures.
 *
 * @param files labelled captures
 * @param ingest how they are read
 * @param windows when windows close
 * @param draw which of their windows
 * @param bounds what rulesets are held to
 */
public record RegretSettings(
    List<Path> files, IngestOptions ingest, WindowSettings windows, Draw draw, Bounds bounds) {

  /** Copies the list. */
  public RegretSettings {
    files = List.copyOf(files);
  }

  /**
   * Which windows of a capture are measured.
   *
   * @param windows most of them, 1 or more
   * @param mostAlerts windows with more alerts are left out, 1 or more
   * @param seed of the draw
   */
  public record Draw(int windows, int mostAlerts, long seed) {
    /**
     * Refuses numbers below 1.
     *
     * @throws IllegalArgumentException naming the option
     */
    public Draw {
      if (windows < 1) {
        throw new IllegalArgumentException("--windows " + windows + " is not 1 or more");
      }
      if (mostAlerts < 1) {
        throw new IllegalArgumentException("--max-alerts " + mostAlerts + " is not 1 or more");
      }
    }
  }

  /**
   * What rulesets are held to; every epsilon with every limit.
   *
   * @param epsilons shares of the benign window that a ruleset may hit, 0 to 1
   * @param maxRules most rules of a ruleset, 0 for no limit
   * @param count which packets of benign flows count
   */
  public record Bounds(List<Double> epsilons, List<Integer> maxRules, BenignCount count) {
    /**
     * Copies the lists and refuses negative limits.
     *
     * @throws IllegalArgumentException naming the option
     */
    public Bounds {
      epsilons = List.copyOf(epsilons);
      maxRules = List.copyOf(maxRules);
      for (int most : maxRules) {
        if (most < 0) {
          throw new IllegalArgumentException("--max-rules " + most + " is negative");
        }
      }
    }
  }
}
