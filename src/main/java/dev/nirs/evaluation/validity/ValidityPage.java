package dev.nirs.evaluation.validity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.mustachejava.DefaultMustacheFactory;
import dev.nirs.evaluation.report.BundledText;
import dev.nirs.evaluation.statistics.WilsonInterval;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Conditions as one HTML page that needs nothing else: styles, data and the chart library are in
 * it.
 */
public final class ValidityPage {
  private static final String TEMPLATE = "report/validity.html";
  private static final String PROGRAM = "report/validity.js";
  private static final String LIBRARY =
      "META-INF/resources/webjars/echarts/5.3.1/dist/echarts.common.min.js";

  private ValidityPage() {}

  /**
   * Writes the page.
   *
   * @param scores the conditions, in the order shown
   * @param frame settings that hold for all of them, by name
   * @param out takes it; not closed
   */
  public static void write(List<ConditionScore> scores, Map<String, String> frame, Writer out) {
    Map<String, Object> page = new HashMap<>();
    page.put(
        "frame",
        frame.entrySet().stream()
            .map(e -> Map.of("name", e.getKey(), "value", e.getValue()))
            .toList());
    page.put("head", ValidityTable.head());
    page.put("rows", scores.stream().map(s -> Map.of("cells", ValidityTable.cells(s))).toList());
    page.put("gainHead", RetrievalGainTable.head());
    page.put(
        "gains",
        RetrievalGain.among(scores).stream()
            .map(g -> Map.of("cells", RetrievalGainTable.cells(g)))
            .toList());
    // a name that closes the script element must not: JSON may write < as an escape
    page.put("data", data(scores).toString().replace("<", "\\u003c"));
    page.put("library", BundledText.of(LIBRARY));
    page.put("program", BundledText.of(PROGRAM));
    new DefaultMustacheFactory().compile(TEMPLATE).execute(out, page);
  }

  private static ArrayNode data(List<ConditionScore> scores) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (ConditionScore score : scores) {
      ObjectNode json = list.addObject();
      Condition condition = score.condition();
      json.put("model", condition.model());
      json.put("form", condition.form().word());
      json.put("retrieval", condition.retrieval().word());
      json.put("windows", score.windows());
      json.put("valid", score.valid());
      WilsonInterval interval = WilsonInterval.of(score.valid(), score.windows());
      json.put("low", interval.low()).put("high", interval.high());
      json.put("coverage", score.model().coverage().value());
      json.put("next", score.model().nextCoverage().value());
      json.put("greedy", score.baseline().coverage().value());
      json.put("greedyNext", score.baseline().nextCoverage().value());
      json.put("suggestedNext", score.suggested().nextCoverage().value());
      json.put("seconds", score.seconds().value());
      ObjectNode levels = json.putObject("levels");
      score.levels().forEach((level, n) -> levels.put(ValidityJson.word(level), n));
      ObjectNode faults = json.putObject("faults");
      score.faults().forEach((kind, n) -> faults.put(kind.name(), n));
    }
    return list;
  }
}
