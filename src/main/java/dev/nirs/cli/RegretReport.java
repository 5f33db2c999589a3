package dev.nirs.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nirs.evaluation.exact.RegretScore;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Prints how far strategies stay behind the best rulesets. */
final class RegretReport {
  private final PrintWriter out;

  RegretReport(PrintWriter out) {
    this.out = out;
  }

  void table(List<RegretScore> scores) {
    out.println(
        "| data | epsilon | most rules | strategy | windows (proved) | mean regret | worst | behind"
            + " | rules | best ruleset's rules |");
    out.println("| --- | ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    for (RegretScore score : scores) {
      out.printf(
          Locale.ROOT,
          "| %s | %s | %s | %s | %d (%d) | %.4f | %.4f | %d | %.2f | %.2f |%n",
          Path.of(score.bound().data()).getFileName(),
          score.bound().epsilon(),
          limit(score.bound()),
          score.strategy(),
          score.windows(),
          score.proved(),
          score.alertRegret(),
          score.worst(),
          score.behind(),
          score.rules(),
          score.bestRules());
    }
  }

  void json(RegretScore score) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("data", score.bound().data());
    node.put("epsilon", score.bound().epsilon());
    node.put(
        "maxRules", score.bound().maxRules() == Integer.MAX_VALUE ? 0 : score.bound().maxRules());
    node.put("strategy", score.strategy());
    node.put("windows", score.windows()).put("proved", score.proved());
    node.put("regret", score.alertRegret()).put("worst", score.worst());
    node.put("behind", score.behind());
    node.put("rules", score.rules()).put("bestRules", score.bestRules());
    out.println(node);
  }

  private static String limit(RegretScore.Bound bound) {
    return bound.maxRules() == Integer.MAX_VALUE ? "any" : Integer.toString(bound.maxRules());
  }
}
