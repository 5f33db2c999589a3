package dev.nirs.cli;

import dev.nirs.app.InputException;
import dev.nirs.app.KnowledgeSettings;
import dev.nirs.app.ModelSettings;
import dev.nirs.app.Nirs;
import dev.nirs.app.ValidityEvaluation;
import dev.nirs.app.ValiditySettings;
import dev.nirs.evaluation.validity.ConditionScore;
import dev.nirs.evaluation.validity.RetrievalGain;
import dev.nirs.evaluation.validity.ValidityJson;
import dev.nirs.evaluation.validity.ValidityPage;
import dev.nirs.evaluation.validity.ValidityTable;
import dev.nirs.verification.Policy;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nirs evaluate validity}: models asked about drawn windows, their answers scored. */
@Command(
    name = "validity",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Asks language models about windows drawn from labelled captures, in every form of answer and with every retrieval, and"
          + " scores the answers: valid rulesets as in the talk, levels, faults, coverage inside the window and after it, tokens"
          + " and time, beside the greedy choice on the same windows.",
      "",
      "Every raw answer is kept in the run file before the next question is asked; a run that was stopped goes on where it"
          + " was, and nothing is asked twice."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  nirs evaluate validity --models qwen2.5:7b,llama3:8b --data capture.csv.gz",
      "  nirs evaluate validity --models qwen2.5:7b --forms schema --retrieval none,full --windows 20 --data a.csv b.csv --output json",
      "  nirs evaluate validity --models qwen2.5:7b --data capture.csv.gz --rescore --output html > report.html"
    })
final class EvaluateValidityCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private LabelledCaptures captures = new LabelledCaptures();
  @Mixin private CaptureFormatOption format = new CaptureFormatOption();
  @Mixin private EvaluateValidityOptions asked = new EvaluateValidityOptions();

  @Option(
      names = "--run-file",
      paramLabel = "FILE",
      defaultValue = "nirs-validity.jsonl",
      description = "Where every raw answer is kept (default: ${DEFAULT-VALUE}).")
  private Path runFile = Path.of("nirs-validity.jsonl");

  @Option(names = "--rescore", description = "Ask nothing: score what the run file holds.")
  private boolean rescore;

  @Option(
      names = "--next",
      paramLabel = "TIME",
      defaultValue = "10m",
      converter = Converters.OfDuration.class,
      description =
          "How long after a window its rules are tried on the flows that come (default: ${DEFAULT-VALUE}).")
  private Duration next = Duration.ZERO;

  @Option(
      names = "--output",
      paramLabel = "text|json|html",
      defaultValue = "text",
      description =
          "A Markdown table; one JSON object a condition; or one HTML page (default: ${DEFAULT-VALUE}).")
  private EvaluateTrafficCommand.EvaluateOutput output = EvaluateTrafficCommand.EvaluateOutput.text;

  @Mixin private PolicyOptions policy = new PolicyOptions();
  @Mixin private WindowOptions windows = new WindowOptions();
  @Mixin private KnowledgeOptions knowledge = new KnowledgeOptions();

  @Override
  public Integer call() throws InputException, IOException {
    ValiditySettings settings = Checked.value(spec, this::settings);
    ModelSettings model = Checked.value(spec, asked::model);
    KnowledgeSettings where = knowledge.settings();
    Policy held = Nirs.policy(Checked.value(spec, policy::settings), where);
    EvaluateValidityListener listener =
        new EvaluateValidityListener(spec.commandLine().getErr(), settings.draw().seed());
    List<ConditionScore> scores = new ArrayList<>();
    new ValidityEvaluation(settings, held, model, where)
        .run(
            listener,
            score -> {
              scores.add(score);
              line(scores, settings);
            });
    end(scores, settings);
    return listener.isWhole() ? ExitCode.DONE : ExitCode.USAGE;
  }

  private void line(List<ConditionScore> scores, ValiditySettings settings) {
    if (output == EvaluateTrafficCommand.EvaluateOutput.json) {
      PrintWriter out = spec.commandLine().getOut();
      ConditionScore last = scores.getLast();
      out.println(ValidityJson.of(last, RetrievalGain.find(last, scores), frame(settings)));
      out.flush();
    }
  }

  private void end(List<ConditionScore> scores, ValiditySettings settings) {
    PrintWriter out = spec.commandLine().getOut();
    switch (output) {
      case json -> {}
      case html -> ValidityPage.write(scores, frame(settings), out);
      case text -> {
        ValidityTable table = new ValidityTable();
        scores.forEach(table::add);
        out.print(table);
      }
    }
    out.flush();
  }

  private static Map<String, String> frame(ValiditySettings settings) {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("seed", Long.toString(settings.draw().seed()));
    words.put("wanted", Integer.toString(settings.draw().windows()));
    words.put("next", settings.data().next().toString());
    words.put("idle", settings.data().windows().idle().toString());
    words.put("maxWindow", settings.data().windows().maximum().toString());
    words.put("benignWindow", settings.data().windows().benign().toString());
    return words;
  }

  private ValiditySettings settings() {
    return new ValiditySettings(
        new ValiditySettings.Data(captures.files(), format.options(), windows.settings(), next),
        asked.grid(),
        asked.draw(),
        new ValiditySettings.Run(runFile, rescore));
  }
}
