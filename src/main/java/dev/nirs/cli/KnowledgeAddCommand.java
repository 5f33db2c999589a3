package dev.nirs.cli;

import dev.nirs.app.HandMadeExample;
import dev.nirs.app.InputException;
import dev.nirs.app.KnowledgeSettings;
import dev.nirs.app.Nirs;
import dev.nirs.app.SuggestSettings;
import dev.nirs.ingest.IngestOptions;
import dev.nirs.knowledge.Intake;
import dev.nirs.knowledge.KnowledgeBase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code nirs knowledge add}. */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Takes rules that you wrote in as an example, verified to L5 against a window of a capture."
          + " Of the capture only the window's counts are kept."
    },
    footer = {
      "",
      "  nirs knowledge add alerts.csv --benign benign.csv --rule '-A INPUT -s 192.0.2.7 -j DROP'"
          + " --window 3"
    })
final class KnowledgeAddCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Captures with the attack.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--benign",
      paramLabel = "FILE",
      description = "A capture of normal traffic of the same time; may be repeated.")
  private List<Path> benign = new ArrayList<>();

  @Option(
      names = "--rule",
      paramLabel = "RULE",
      required = true,
      description = "A rule, from -A on; may be repeated.")
  private List<String> rules = new ArrayList<>();

  @Option(
      names = "--window",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "The window that the rules are for, as 'suggest' counts them; 0: the last (default:"
              + " ${DEFAULT-VALUE}).")
  private int window;

  @Mixin private DecisionOptions decision = new DecisionOptions();
  @Mixin private PolicyOptions policy = new PolicyOptions();
  @Mixin private WindowOptions windows = new WindowOptions();
  @Mixin private KnowledgeOptions knowledge = new KnowledgeOptions();

  @Override
  public Integer call() throws InputException {
    KnowledgeSettings settings = knowledge.settings();
    SuggestSettings reading =
        new SuggestSettings(
            files,
            benign,
            new IngestOptions(Optional.empty(), OptionalDouble.empty()),
            windows.settings(),
            0);
    Intake intake =
        new HandMadeExample(
                KnowledgeBase.open(settings.directory()),
                Nirs.policy(policy.settings(), settings),
                decision.decision(),
                Nirs.clock().instant())
            .take(rules, window, reading, System.in);
    spec.commandLine().getOut().println(IntakeText.of(intake));
    return IntakeText.code(intake);
  }
}
