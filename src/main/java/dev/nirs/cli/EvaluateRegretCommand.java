package dev.nirs.cli;

import dev.nirs.app.InputException;
import dev.nirs.app.RegretEvaluation;
import dev.nirs.app.RegretSettings;
import dev.nirs.evaluation.exact.RegretScore;
import dev.nirs.ingest.IngestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nirs evaluate regret}: how far the greedy choices stay behind the best rulesets. */
@Command(
    name = "regret",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Draws windows of labelled captures, finds the best ruleset of each with a solver (CP-SAT)"
          + " over atomic and general candidates, and tells how far atomic, general and suggest"
          + " stay behind it under the same bounds.",
      "",
      "Regret is the share of the best ruleset's alerts that a strategy's ruleset does not match."
          + " A best ruleset that is not proved is the best found within the solver's time. A window is"
          + " answered with rules of the address family of most of its alerts."
    },
    footerHeading = "%nExample:%n",
    footer = {"  nirs evaluate regret --data a.csv.gz b.csv --epsilon 0,0.01 --max-rules 1,3,0"})
final class EvaluateRegretCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private LabelledCaptures captures = new LabelledCaptures();

  @Option(
      names = "--epsilon",
      paramLabel = "SHARE",
      split = ",",
      defaultValue = "0,0.01",
      converter = Converters.OfShare.class,
      description =
          "Shares of the benign window that a ruleset may hit (default: ${DEFAULT-VALUE}).")
  private List<Double> epsilons = new ArrayList<>();

  @Option(
      names = "--max-rules",
      paramLabel = "N",
      split = ",",
      defaultValue = "1,3,0",
      description = "Most rules of a ruleset; 0: no limit (default: ${DEFAULT-VALUE}).")
  private List<Integer> maxRules = new ArrayList<>();

  @Option(
      names = "--windows",
      paramLabel = "N",
      defaultValue = "30",
      description = "Windows drawn of each capture (default: ${DEFAULT-VALUE}).")
  private int windowCount;

  @Option(
      names = "--max-alerts",
      paramLabel = "N",
      defaultValue = "500",
      description =
          "Larger windows are left out: the solver is for small ones (default: ${DEFAULT-VALUE}).")
  private int mostAlerts;

  @Mixin private DrawSeedOption seed = new DrawSeedOption();
  @Mixin private ForwardDirectionOption direction = new ForwardDirectionOption();
  @Mixin private RowOutput output = new RowOutput();
  @Mixin private WindowOptions windows = new WindowOptions();

  @Override
  public Integer call() throws InputException {
    RegretSettings settings = Checked.value(spec, this::settings);
    List<RegretScore> scores = new ArrayList<>();
    new RegretEvaluation(settings).run(new Messages(spec.commandLine().getErr())::say, scores::add);
    RegretReport report = new RegretReport(spec.commandLine().getOut());
    switch (output.form()) {
      case text -> report.table(scores);
      case json -> scores.forEach(report::json);
    }
    return scores.isEmpty() ? ExitCode.NO : ExitCode.DONE;
  }

  private RegretSettings settings() {
    return new RegretSettings(
        captures.files(),
        new IngestOptions(Optional.empty(), OptionalDouble.empty()),
        windows.settings(),
        new RegretSettings.Draw(windowCount, mostAlerts, seed.value()),
        new RegretSettings.Bounds(epsilons, maxRules, direction.count()));
  }
}
