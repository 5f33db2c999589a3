package dev.nirs.evaluation.report;

import dev.nirs.evaluation.traffic.Measurement;
import dev.nirs.evaluation.traffic.ReplayResult;
import dev.nirs.evaluation.traffic.Trace;
import dev.nirs.evaluation.traffic.Weights;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the tables of one capture show, by the names of the template. */
final class CaptureTables {
  private final int number;
  private final List<Measurement> replays;
  private final Weights weights;

  CaptureTables(int number, List<Measurement> replays, Weights weights) {
    this.number = number;
    this.replays = replays;
    this.weights = weights;
  }

  Map<String, Object> values() {
    int bestPosition = Front.best(replays);
    Measurement best = replays.get(bestPosition);
    ReplayResult any = best.result();
    Trace trace = any.trace();
    Map<String, Object> values = new HashMap<>();
    values.put("number", number);
    values.put("name", best.data().replaceFirst("^.*/", ""));
    values.put("flows", Figures.count(trace.size()));
    values.put("attacks", Figures.count(any.attackFlows()));
    values.put("benign", Figures.count(any.benignFlows()));
    values.put("classes", any.classes().size() - 1);
    values.put(
        "span",
        trace.size() == 0 ? "-" : Figures.span(trace.time(trace.size() - 1) - trace.time(0)));
    values.put("bucket", Figures.span(CaptureCharts.bucket(trace)));
    values.put("best", best(best));
    values.put("rows", rows(bestPosition));
    List<Map<String, String>> costly = CostlyRules.of(replays);
    values.put("costly", costly);
    values.put("hasCostly", !costly.isEmpty());
    Map<String, Measurement> byStrategy = Front.bestByStrategy(replays);
    byStrategy.remove("none");
    values.put(
        "heads",
        byStrategy.values().stream().map(m -> m.strategy() + " " + Figures.epsilon(m)).toList());
    values.put("byClass", byClass(any, List.copyOf(byStrategy.values())));
    return values;
  }

  private List<Map<String, String>> rows(int best) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (int i = 0; i < replays.size(); i++) {
      rows.add(row(replays.get(i), i == best));
    }
    return rows;
  }

  private static Map<String, String> best(Measurement best) {
    return Map.of(
        "cbr", Figures.cbr(best.cbr()),
        "wbr", Figures.wbr(best.wbr()),
        "title", Front.title(best),
        "load", Figures.number("%.1f", best.result().load().mean()));
  }

  private Map<String, String> row(Measurement measured, boolean isBest) {
    ReplayResult result = measured.result();
    Map<String, String> row = new HashMap<>();
    row.put("mark", isBest ? "best" : "");
    row.put("strategy", measured.strategy());
    row.put("epsilon", Figures.epsilon(measured));
    row.put("update", none(measured.setting().update()));
    row.put("ttl", none(measured.setting().ttl()));
    row.put("cbr", Figures.cbr(measured.cbr()));
    row.put("wbr", Figures.wbr(measured.wbr()));
    row.put("weightedCbr", Figures.cbr(weights.correctBlockRate(result)));
    row.put("weightedWbr", Figures.wbr(weights.wrongBlockRate(result)));
    row.put("blockedAttack", Figures.count(result.blockedAttack()));
    row.put("blockedBenign", Figures.count(result.blockedBenign()));
    row.put("rules", Figures.count(result.course().rules()));
    row.put("mean", Figures.number("%.1f", result.load().mean()));
    row.put("max", Figures.count(result.load().max()));
    row.put("first", Figures.firstBlock(result));
    row.put("before", Figures.count(result.reaction().attacksBefore()));
    row.put("seconds", Figures.number("%.3f", measured.cost().seconds()));
    return row;
  }

  private static String none(Duration duration) {
    return duration.isZero() ? "-" : Durations.text(duration);
  }

  private List<Map<String, Object>> byClass(ReplayResult any, List<Measurement> best) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int label = 0; label < any.classes().size(); label++) {
      int at = label;
      ReplayResult.ClassCount count = any.classes().get(label);
      if (count.flows() > 0) {
        rows.add(
            Map.of(
                "label", count.label(),
                "flows", Figures.count(count.flows()),
                "weight", Figures.number("%.2f", weights.of(count.label())),
                "shares", best.stream().map(m -> share(m.result().classes().get(at))).toList()));
      }
    }
    return rows;
  }

  private static String share(ReplayResult.ClassCount count) {
    return Figures.number("%.4f", (double) count.stopped() / count.flows());
  }
}
