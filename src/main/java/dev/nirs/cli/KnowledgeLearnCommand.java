package dev.nirs.cli;

import dev.nirs.app.ExampleMaker;
import dev.nirs.app.InputException;
import dev.nirs.app.KnowledgeSettings;
import dev.nirs.app.Nirs;
import dev.nirs.app.PolicySettings;
import dev.nirs.app.SuggestRun;
import dev.nirs.app.SuggestSettings;
import dev.nirs.ingest.IngestOptions;
import dev.nirs.knowledge.Example;
import dev.nirs.knowledge.KnowledgeBase;
import dev.nirs.suggestion.Proposer;
import dev.nirs.suggestion.SuggestionPipeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nirs knowledge learn}. */
@Command(
    name = "learn",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Appends verified examples made from labelled captures: windows mostly of one kind of alert which at most four safe rules of the"
          + " baseline answer well. Only counts are stored, never rows. Windows that read alike make one example."
    },
    footer = {"", "  nirs knowledge learn lab.csv --capture lab-2026 --accepted-by soc-team"})
final class KnowledgeLearnCommand implements Callable<Integer> {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,39}");

  @Spec private CommandSpec spec;
  @Mixin private KnowledgeOptions knowledge = new KnowledgeOptions();
  @Mixin private PolicyOptions policy = new PolicyOptions();
  @Mixin private WindowOptions windows = new WindowOptions();

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Labelled captures.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--benign",
      paramLabel = "FILE",
      description = "A capture of normal traffic of the same time.")
  private List<Path> benign = new ArrayList<>();

  @Option(
      names = "--capture",
      required = true,
      paramLabel = "NAME",
      description = "Name of the capture: a-z, 0-9, dots, dashes.")
  private String capture = "";

  @Option(
      names = "--accepted-by",
      required = true,
      paramLabel = "WHO",
      description = "Who answers for the examples.")
  private String acceptedBy = "";

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "6",
      description = "Most examples of one incident (default: ${DEFAULT-VALUE}).")
  private int most;

  @Override
  public Integer call() throws InputException {
    Checked.range(spec, "--most", most, 1000);
    if (!NAME.matcher(capture).matches()) {
      throw new ParameterException(
          spec.commandLine(),
          "--capture " + capture + " is no name; expected a-z, 0-9, dots, dashes");
    }
    PolicySettings held = Checked.value(spec, policy::settings);
    KnowledgeSettings settings = knowledge.settings();
    KnowledgeBase base = KnowledgeBase.open(settings.directory());
    ExampleMaker maker = new ExampleMaker(capture, acceptedBy);
    SuggestSettings reading =
        new SuggestSettings(
            files,
            benign,
            new IngestOptions(Optional.empty(), OptionalDouble.empty()),
            Checked.value(spec, windows::settings),
            0);
    SuggestionPipeline pipeline =
        new SuggestionPipeline(Nirs.policy(held, settings), Proposer.NONE);
    new SuggestRun(reading, pipeline, System.in).run(bytes -> {}, maker::add);
    Set<String> known = new HashSet<>();
    base.snapshot().examples().forEach(example -> known.add(example.id()));
    List<Example> fresh =
        maker.examples(most).stream().filter(example -> known.add(example.id())).toList();
    fresh.forEach(base::append);
    fresh.forEach(example -> spec.commandLine().getOut().println(EntryText.of(example)));
    new Messages(spec.commandLine().getErr())
        .say(fresh.size() + " examples appended to " + settings.directory());
    return fresh.isEmpty() ? ExitCode.NO : ExitCode.DONE;
  }
}
