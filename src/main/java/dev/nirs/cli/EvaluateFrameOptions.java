package dev.nirs.cli;

import dev.nirs.app.TrafficSettings;
import dev.nirs.evaluation.traffic.Detector;
import dev.nirs.evaluation.traffic.Metric;
import dev.nirs.evaluation.traffic.Scope;
import dev.nirs.selection.BenignCount;
import dev.nirs.window.WindowSettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options that hold for all replays of an evaluation. */
final class EvaluateFrameOptions {
  @Option(
      names = "--max-rules",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Most rules of one decision; for the heuristic: in force, the oldest goes (default: no limit; heuristic: 10).")
  private int maxRules;

  @Option(
      names = "--detector",
      paramLabel = "KIND",
      defaultValue = "ideal",
      converter = EvaluateDetector.class,
      description =
          "Who raises alerts: ideal: the labels; score[:THRESHOLD]: recorded scores of at least the threshold, 0.5 unless given;"
              + " noisy:TPR,FPR[,SEED]: chance, seed 42 unless given (default: ${DEFAULT-VALUE}).")
  private Detector detector = new Detector.Ideal();

  @Option(
      names = "--scope",
      paramLabel = "all|border",
      defaultValue = "all",
      description =
          "Which flows the firewall sees; border: those whose ends lie in different /24 (IPv6: /64) networks; the others are"
              + " never decided on nor stopped, but count (default: ${DEFAULT-VALUE}).")
  private Where scope = Where.all;

  @Option(
      names = "--direction",
      paramLabel = "forward|both",
      defaultValue = "forward",
      description =
          "Which packets of a benign flow count as hit: its own direction, as in the talk, or the answers too"
              + " (default: ${DEFAULT-VALUE}).")
  private PolicyOptions.Direction direction = PolicyOptions.Direction.forward;

  @Option(
      names = "--metric",
      paramLabel = "replay|published",
      defaultValue = "replay",
      description =
          "How blocks are counted; published: as the talk's authors count, and their own loop for the heuristic"
              + " (default: ${DEFAULT-VALUE}).")
  private Counted metric = Counted.replay;

  @Option(
      names = "--no-review",
      description = "Leave active rules alone at updates, to see what the review is worth.")
  private boolean isUnreviewed;

  @Option(
      names = "--idle",
      paramLabel = "TIME",
      defaultValue = "60s",
      converter = Converters.OfDuration.class,
      description =
          "An alert window closes when no alert came for this long (default: ${DEFAULT-VALUE}).")
  private Duration idle = Duration.ZERO;

  @Option(
      names = "--max-window",
      paramLabel = "TIME",
      defaultValue = "10m",
      converter = Converters.OfDuration.class,
      description = "... or when it is this long; 0: no limit (default: ${DEFAULT-VALUE}).")
  private Duration maximum = Duration.ZERO;

  @Option(
      names = "--benign-window",
      paramLabel = "TIME",
      defaultValue = "1h",
      converter = Converters.OfDuration.class,
      description =
          "How far back benign flows count; 0: all that were seen (default: ${DEFAULT-VALUE}).")
  private Duration benign = Duration.ZERO;

  TrafficSettings.Frame frame() {
    return new TrafficSettings.Frame(
        new WindowSettings(idle, maximum, benign, Duration.ZERO),
        maxRules,
        detector,
        scope == Where.border ? Scope.BORDER : Scope.ALL,
        direction == PolicyOptions.Direction.both ? BenignCount.BOTH : BenignCount.FORWARD,
        metric == Counted.published ? Metric.PUBLISHED : Metric.REPLAY,
        !isUnreviewed);
  }

  /** What the result says of the settings that all replays share. */
  Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("metric", metric.name());
    words.put("detector", EvaluateDetector.text(detector));
    words.put("scope", scope.name());
    words.put("direction", direction.name());
    words.put("maxRules", maxRules == 0 ? "default" : Integer.toString(maxRules));
    words.put("maxWindow", maximum.toString());
    words.put("idle", idle.toString());
    words.put("benignWindow", benign.toString());
    words.put("review", isUnreviewed ? "off" : "on");
    return words;
  }

  /** Scopes. */
  enum Where {
    all,
    border
  }

  /** Metrics. */
  enum Counted {
    replay,
    published
  }
}
