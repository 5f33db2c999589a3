package dev.nirs.cli;

import dev.nirs.app.InputException;
import dev.nirs.app.KnowledgeSettings;
import dev.nirs.app.ModelLog;
import dev.nirs.app.ModelSettings;
import dev.nirs.app.Nirs;
import dev.nirs.app.SuggestRun;
import dev.nirs.app.SuggestSettings;
import dev.nirs.ingest.Format;
import dev.nirs.ingest.IngestOptions;
import dev.nirs.model.LanguageModel;
import dev.nirs.verification.Policy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nirs suggest}: captures in, a suggestion for each alert window out. */
@Command(
    name = "suggest",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Reads captures with alerts, makes windows of them and suggests for each the few iptables"
          + " rules that stop its alerts and leave the benign flows alone. Nothing is applied to"
          + " any firewall.",
      "",
      "Formats, found from the content, .gz too: CSV"
          + " (timestamp,src_ip,src_port,dst_ip,dst_port,protocol[,score][,label]), Suricata EVE,"
          + " Zeek conn and notice (TSV, JSON), CIC-IDS-2017, TON_IoT, UNSW-NB15."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  nirs suggest examples/slides/alerts.csv --benign examples/slides/benign.csv",
      "  nirs suggest /var/log/suricata/eve.json --hosts hosts.yaml --protect 192.0.2.1 --last 1",
      "  tail -f eve.json | nirs suggest - --output json",
      "  nirs suggest alerts.csv --no-model --output iptables | sudo iptables-restore -n"
    })
final class SuggestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Captures; - is standard input.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--benign",
      paramLabel = "FILE",
      description =
          "A capture of normal traffic: every flow in it counts as benign, at its own time; may be"
              + " repeated.")
  private List<Path> benign = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = Converters.OfFormat.class,
      description =
          "Read all files in this format instead of finding it: seed-csv, eve, zeek-conn-tsv, ..."
              + " ('help' lists them).")
  private Optional<Format> format = Optional.empty();

  @Option(
      names = "--threshold",
      paramLabel = "SCORE",
      converter = Converters.OfShare.class,
      description =
          "Where a file has scores: a flow is an alert when its score is at least this, 0 to 1,"
              + " whatever its label.")
  private Optional<Double> threshold = Optional.empty();

  @Option(
      names = "--output",
      paramLabel = "text|json|iptables",
      defaultValue = "text",
      description =
          "Cards; one JSON object a window; or a fragment for 'iptables-restore -n' (default:"
              + " ${DEFAULT-VALUE}).")
  private Output output = Output.text;

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "0",
      description = "Answer only the last N windows; 0: all (default: ${DEFAULT-VALUE}).")
  private int last;

  @Mixin private PolicyOptions policy = new PolicyOptions();
  @Mixin private WindowOptions windows = new WindowOptions();
  @Mixin private ModelOptions model = new ModelOptions();
  @Mixin private KnowledgeOptions knowledge = new KnowledgeOptions();
  @Mixin private StoreOptions store = new StoreOptions();

  @Option(
      names = "--model-log",
      paramLabel = "FILE",
      description =
          "Append every question to the model and its raw answer to this file: one JSON object a line, with tokens and seconds.")
  private Optional<Path> modelLog = Optional.empty();

  @Option(
      names = "--no-store",
      description = "Keep no suggestion for 'nirs knowledge accept', 'edit' and 'reject'.")
  private boolean isForgotten;

  @Override
  public Integer call() throws InputException {
    return modelLog.isPresent() ? logged(modelLog.get()) : suggest(UnaryOperator.identity());
  }

  private int logged(Path file) throws InputException {
    try (ModelLog log = ModelLog.open(file)) {
      int code = suggest(log::of);
      if (!log.isWhole()) {
        new Messages(spec.commandLine().getErr())
            .say(file + ": not all of the model's log could be written");
      }
      return code;
    }
  }

  private int suggest(UnaryOperator<LanguageModel> watch) throws InputException {
    SuggestSettings settings = Checked.value(spec, this::settings);
    KnowledgeSettings where = knowledge.settings();
    Policy held = Nirs.policy(Checked.value(spec, policy::settings), where);
    Nirs.Wired wired =
        policy.isGeneral()
            ? Nirs.generalPipeline(held)
            : Nirs.pipeline(held, asked(), where, watch);
    Messages messages = new Messages(spec.commandLine().getErr());
    wired
        .noModel()
        .ifPresent(why -> messages.say("no model, so the atomic baseline answers: " + why));
    SuggestionPrinter printer = new SuggestionPrinter(output, spec.commandLine().getOut());
    SuggestRun.Report report;
    SuggestionKeeper keeper =
        new SuggestionKeeper(
            isForgotten ? Optional.empty() : Optional.of(store.folder(where)), messages);
    try (Progress progress = new Progress(settings)) {
      report =
          new SuggestRun(settings, wired.pipeline(), System.in)
              .run(progress::at, progress.around(keeper.andThen(printer)));
    }
    printer.end();
    boolean whole = messages.report(report);
    messages.say(printer.totals().toString());
    keeper.end();
    if (printer.totals().windows() == 0) {
      messages.say(
          "no alert was found, so there is nothing to suggest; alerts come from labels, EVE alert"
              + " events, notices or --threshold");
    }
    return !whole ? ExitCode.USAGE : printer.totals().rules() > 0 ? ExitCode.DONE : ExitCode.NO;
  }

  private ModelSettings asked() {
    ModelSettings wanted = Checked.value(spec, model::settings);
    return policy.isAtomic() ? wanted.asked(false) : wanted;
  }

  private SuggestSettings settings() {
    OptionalDouble score = threshold.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    if (last < 0) {
      throw new IllegalArgumentException("--last " + last + " is negative; expected 0 or more");
    }
    if (files.stream().filter(file -> file.equals(Path.of("-"))).count() > 1) {
      throw new IllegalArgumentException("standard input (-) is named twice");
    }
    return new SuggestSettings(
        files, benign, new IngestOptions(format, score), windows.settings(), last);
  }
}
