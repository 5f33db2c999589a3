package dev.nirs.cli;

import dev.nirs.app.Diagnosis;
import dev.nirs.app.Finding;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code nirs doctor}. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says what works here: JDK, knowledge base, index, embedding model, Ollama and its models, iptables; and what to do about what"
          + " does not. Exit code 3 when something that 'suggest' cannot do without is missing."
    })
final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ModelOptions model = new ModelOptions();
  @Mixin private KnowledgeOptions knowledge = new KnowledgeOptions();

  @Override
  public Integer call() {
    List<Finding> findings = new Diagnosis(model.settings(), knowledge.settings()).findings();
    PrintWriter out = spec.commandLine().getOut();
    for (Finding finding : findings) {
      out.printf(
          "%-8s %-16s %s%n",
          finding.state().name().toLowerCase(Locale.ROOT), finding.subject(), finding.what());
      if (!finding.nextStep().isEmpty()) {
        out.printf("%-25s -> %s%n", "", finding.nextStep());
      }
    }
    boolean broken = findings.stream().anyMatch(finding -> finding.state() == Finding.State.BROKEN);
    return broken ? ExitCode.ENVIRONMENT : ExitCode.DONE;
  }
}
