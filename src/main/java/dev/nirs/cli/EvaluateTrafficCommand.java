package dev.nirs.cli;

import dev.nirs.app.InputException;
import dev.nirs.app.TrafficEvaluation;
import dev.nirs.app.TrafficSettings;
import dev.nirs.app.WeightsFile;
import dev.nirs.evaluation.traffic.Weights;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nirs evaluate traffic}: captures in, correct and wrong blocks out. */
@Command(
    name = "traffic",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Replays labelled captures in event time: a detector raises alerts, a strategy decides rules,"
          + " active rules are reviewed, and what they would have stopped is counted.",
      "",
      "CBR and WBR are the shares of attack and of benign flows that were stopped. Every strategy"
          + " is replayed with every epsilon, update interval and time to live, on every capture."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  nirs evaluate traffic --data capture.csv.gz",
      "  nirs evaluate traffic --data a.csv b.csv --strategy atomic,suggest --epsilon 0,0.01"
          + " --update 30s --output json",
      "  nirs evaluate traffic --data unsw.csv --strategy heuristic --metric published --update"
          + " 60s,30s,10s",
      "  nirs evaluate traffic --data capture.csv.gz --output html > report.html"
    })
final class EvaluateTrafficCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private LabelledCaptures captures = new LabelledCaptures();
  @Mixin private CaptureFormatOption format = new CaptureFormatOption();
  @Mixin private EvaluateGridOptions grid = new EvaluateGridOptions();
  @Mixin private EvaluateFrameOptions frame = new EvaluateFrameOptions();

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description =
          "CSV with the columns label and inverse_sampling_weight: rates are also given weighted.")
  private Optional<Path> weights = Optional.empty();

  @Option(
      names = "--output",
      paramLabel = "text|json|html",
      defaultValue = "text",
      description =
          "A Markdown table; one JSON object a replay; or one HTML page (default:"
              + " ${DEFAULT-VALUE}).")
  private EvaluateOutput output = EvaluateOutput.text;

  @Mixin private ModelOptions model = new ModelOptions();
  @Mixin private KnowledgeOptions knowledge = new KnowledgeOptions();

  @Override
  public Integer call() throws InputException {
    TrafficSettings settings = settings();
    Weights byLabel =
        settings.weights().isPresent() ? WeightsFile.read(settings.weights().get()) : Weights.NONE;
    EvaluatePrinter printer =
        new EvaluatePrinter(output, spec.commandLine().getOut(), frame.words(), byLabel);
    EvaluateListener listener = new EvaluateListener(spec.commandLine().getErr(), settings);
    try (listener) {
      new TrafficEvaluation(settings, model.settings(), knowledge.settings())
          .run(listener, printer);
    }
    printer.end();
    return listener.isWhole() ? ExitCode.DONE : ExitCode.USAGE;
  }

  private TrafficSettings settings() {
    try {
      return new TrafficSettings(
          captures.files(), format.options(), grid.grid(), frame.frame(), weights);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  /** Forms of the result. */
  enum EvaluateOutput {
    text,
    json,
    html
  }
}
