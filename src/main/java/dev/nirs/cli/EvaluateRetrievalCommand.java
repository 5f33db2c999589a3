package dev.nirs.cli;

import dev.nirs.app.InputException;
import dev.nirs.app.KnowledgeSettings;
import dev.nirs.app.Nirs;
import dev.nirs.app.RetrievalEvaluation;
import dev.nirs.evaluation.retrieval.RetrievalReport;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nirs evaluate retrieval}: captures in, recall and nDCG of past cases out. */
@Command(
    name = "retrieval",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Makes a knowledge base of labelled captures, as 'knowledge learn' does, asks it for every"
          + " window whose kind of attack is known, examples of the same incident left out, and"
          + " scores vector, keyword and fused ranking side by side.",
      "",
      "Two questions: with the detector's classes in the window's words, and with classes hidden,"
          + " as for a detector that says no more than that something is wrong. Two yardsticks: the"
          + " same attack (class, and more for the pattern), and rules of the same shape, which no"
          + " word of the question tells. In brackets 95 %% intervals (bootstrap over incidents)."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  nirs evaluate retrieval --data a.csv.gz b.csv --epsilon 0.01 --embedding bge-small"
    })
final class EvaluateRetrievalCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private LabelledCaptures captures = new LabelledCaptures();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Seed of the bootstrap (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Mixin private RowOutput output = new RowOutput();
  @Mixin private KnowledgeOptions knowledge = new KnowledgeOptions();
  @Mixin private PolicyOptions policy = new PolicyOptions();
  @Mixin private WindowOptions windows = new WindowOptions();

  @Override
  public Integer call() throws InputException {
    Messages messages = new Messages(spec.commandLine().getErr());
    KnowledgeSettings settings = knowledge.settings();
    RetrievalEvaluation.Result result =
        new RetrievalEvaluation(
                captures.files(),
                windows.settings(),
                Nirs.policy(policy.settings(), settings),
                settings.embedding(),
                seed)
            .run(messages::say);
    PrintWriter out = spec.commandLine().getOut();
    switch (output.form()) {
      case text -> {
        out.printf(
            Locale.ROOT,
            "%s, %d examples, seed %d; the index finds %.3f of the exact scan's first 10.%n%n",
            result.embedder(),
            result.examples(),
            seed,
            result.indexRecall());
        out.print(RetrievalReport.markdown(result.scores()));
      }
      case json ->
          result.scores().forEach(score -> out.println(json(result, RetrievalReport.json(score))));
    }
    return result.scores().isEmpty() ? ExitCode.NO : ExitCode.DONE;
  }

  private String json(RetrievalEvaluation.Result result, String score) {
    return "{\"embedding\":\""
        + result.embedder().replaceAll("[\\\\\"]", "?")
        + "\",\"examples\":"
        + result.examples()
        + ",\"seed\":"
        + seed
        + ",\"indexRecall10\":"
        + result.indexRecall()
        + ","
        + score.substring(1);
  }
}
