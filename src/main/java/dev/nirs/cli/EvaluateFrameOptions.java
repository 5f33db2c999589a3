package dev.nirs.cli;

import dev.nirs.app.TrafficSettings;
import dev.nirs.evaluation.traffic.Detector;
import dev.nirs.evaluation.traffic.Metric;
import dev.nirs.evaluation.traffic.Scope;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that hold for all replays of an evaluation. */
final class EvaluateFrameOptions {
  @Option(
      names = "--max-rules",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Most rules of one decision; for the heuristic: in force, the oldest goes (default: no"
              + " limit; heuristic: 10).")
  private int maxRules;

  @Option(
      names = "--detector",
      paramLabel = "KIND",
      defaultValue = "ideal",
      converter = EvaluateDetector.class,
      description =
          "Who raises alerts: ideal: the labels; score[:THRESHOLD]: recorded scores of at least the"
              + " threshold, 0.5 unless given; noisy:TPR,FPR[,SEED]: chance, seed 42 unless given"
              + " (default: ${DEFAULT-VALUE}).")
  private Detector detector = new Detector.Ideal();

  @Option(
      names = "--scope",
      paramLabel = "all|border",
      defaultValue = "all",
      description =
          "Which flows the firewall sees; border: those whose ends lie in different /24 (IPv6: /64)"
              + " networks; the others are never decided on nor stopped, but count (default:"
              + " ${DEFAULT-VALUE}).")
  private Where scope = Where.all;

  @Mixin private ForwardDirectionOption direction = new ForwardDirectionOption();

  @Option(
      names = "--metric",
      paramLabel = "replay|published",
      defaultValue = "replay",
      description =
          "How blocks are counted; published: as the talk's authors count, and their own loop for"
              + " the heuristic (default: ${DEFAULT-VALUE}).")
  private Counted metric = Counted.replay;

  @Option(
      names = "--no-review",
      description = "Leave active rules alone at updates, to see what the review is worth.")
  private boolean isUnreviewed;

  @Mixin private WindowLengthOptions windows = new WindowLengthOptions();

  TrafficSettings.Frame frame() {
    return new TrafficSettings.Frame(
        windows.settings(Duration.ZERO),
        maxRules,
        detector,
        scope == Where.border ? Scope.BORDER : Scope.ALL,
        direction.count(),
        metric == Counted.published ? Metric.PUBLISHED : Metric.REPLAY,
        !isUnreviewed);
  }

  /** What the result says of the settings that all replays share. */
  Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("metric", metric.name());
    words.put("detector", EvaluateDetector.text(detector));
    words.put("scope", scope.name());
    words.put("direction", direction.word());
    words.put("maxRules", maxRules == 0 ? "default" : Integer.toString(maxRules));
    words.putAll(windows.words());
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
