package dev.nirs.evaluation.retrieval;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nirs.evaluation.statistics.BootstrapInterval;
import dev.nirs.notation.EnumName;
import java.util.List;
import java.util.Locale;

/** Scores as a Markdown table, and as JSON lines. */
public final class RetrievalReport {
  private RetrievalReport() {}

  /**
   * A Markdown table with a head.
   *
   * @param scores a row each
   * @return the table; 95 % intervals stand in brackets
   */
  public static String markdown(List<RetrievalScore> scores) {
    StringBuilder table = new StringBuilder();
    table.append(
        "| detector's classes | of use | windows (incidents) | ranking | first of use | recall@5 |"
            + " recall@10 | nDCG@5 | fused minus this |\n"
            + "|---|---|---|---|---|---|---|---|---|\n");
    for (RetrievalScore score : scores) {
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %d (%d) | %s | %s | %s | %s | %s | %s |%n",
              score.condition().isLabelled() ? "known" : "hidden",
              word(score.condition().relevance()),
              score.condition().windows(),
              score.condition().incidents(),
              word(score.ranking()),
              text(score.hit()),
              text(score.recall5()),
              text(score.recall10()),
              text(score.ndcg5()),
              text(score.gainOfFused())));
    }
    return table.toString();
  }

  /**
   * One score as JSON.
   *
   * @param score the score
   * @return one line without line end
   */
  public static String json(RetrievalScore score) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("classes", score.condition().isLabelled() ? "known" : "hidden")
        .put("relevance", word(score.condition().relevance()))
        .put("windows", score.condition().windows())
        .put("incidents", score.condition().incidents())
        .put("ranking", word(score.ranking()));
    put(json.putObject("firstOfUse"), score.hit());
    put(json.putObject("recall5"), score.recall5());
    put(json.putObject("recall10"), score.recall10());
    put(json.putObject("ndcg5"), score.ndcg5());
    put(json.putObject("gainOfFused"), score.gainOfFused());
    return json.toString();
  }

  private static void put(ObjectNode json, BootstrapInterval interval) {
    json.put("mean", interval.mean()).put("lower", interval.lower()).put("upper", interval.upper());
  }

  private static String word(Enum<?> constant) {
    return EnumName.words(constant);
  }

  private static String text(BootstrapInterval interval) {
    return String.format(
        Locale.ROOT, "%.3f [%.3f, %.3f]", interval.mean(), interval.lower(), interval.upper());
  }
}
