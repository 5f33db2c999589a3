package dev.nirs.evaluation.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nirs.evaluation.traffic.Measurement;
import dev.nirs.evaluation.traffic.ReplayResult;
import dev.nirs.evaluation.traffic.RuleLife;
import dev.nirs.evaluation.traffic.Weights;
import dev.nirs.notation.EnumName;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A measurement as one JSON object on one line; times in seconds, shares from 0 to 1. */
public final class MeasurementJson {
  private MeasurementJson() {}

  /**
   * Writes a measurement.
   *
   * @param measured the measurement
   * @param frame settings that hold for all replays of a run, by name
   * @param weights of labels
   * @return the line, without line end; rates of no flows are null
   */
  public static String of(Measurement measured, Map<String, String> frame, Weights weights) {
    ReplayResult result = measured.result();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("data", measured.data());
    json.put("strategy", measured.strategy());
    json.put("epsilon", measured.setting().epsilon());
    json.put("update", seconds(measured.setting().update()));
    json.put("ttl", seconds(measured.setting().ttl()));
    frame.forEach(json::put);
    json.put("flows", result.trace().size());
    json.put("attackFlows", result.attackFlows());
    json.put("benignFlows", result.benignFlows());
    json.put("windows", result.course().windows());
    json.put("intervals", result.course().intervals());
    json.put("decisions", result.course().decisions().size());
    json.put("rules", result.course().rules());
    json.put("rulesActiveMean", result.load().mean());
    json.put("rulesActiveMax", result.load().max());
    rate(json, "cbr", measured.cbr());
    rate(json, "wbr", measured.wbr());
    if (weights.isGiven()) {
      rate(json, "weightedCbr", weights.correctBlockRate(result));
      rate(json, "weightedWbr", weights.wrongBlockRate(result));
    }
    json.put("blockedAttack", result.blockedAttack());
    json.put("blockedBenign", result.blockedBenign());
    reaction(json, result.reaction());
    json.set("classes", classes(result.classes(), weights));
    json.set("rulesEnded", ended(result.lives()));
    json.put("seconds", measured.cost().seconds());
    json.put("ingestSeconds", measured.cost().ingestSeconds());
    return json.toString();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }

  private static void rate(ObjectNode json, String name, double value) {
    if (Double.isNaN(value)) {
      json.putNull(name);
    } else {
      json.put(name, value);
    }
  }

  private static void reaction(ObjectNode json, ReplayResult.Reaction reaction) {
    if (reaction.toFirstBlock().isPresent()) {
      json.put("secondsToFirstBlock", reaction.toFirstBlock().getAsLong() / 1e6);
    } else {
      json.putNull("secondsToFirstBlock");
    }
    json.put("attacksBeforeFirstBlock", reaction.attacksBefore());
  }

  private static ArrayNode classes(List<ReplayResult.ClassCount> counts, Weights weights) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (ReplayResult.ClassCount count : counts) {
      ObjectNode json = list.addObject();
      json.put("label", count.label());
      json.put("flows", count.flows());
      json.put("blocked", count.stopped());
      if (weights.isGiven()) {
        json.put("weight", weights.of(count.label()));
      }
    }
    return list;
  }

  private static ObjectNode ended(List<RuleLife> lives) {
    Map<RuleLife.End, Integer> counts = new EnumMap<>(RuleLife.End.class);
    for (RuleLife.End end : RuleLife.End.values()) {
      counts.put(end, 0);
    }
    lives.forEach(life -> counts.merge(life.end(), 1, Integer::sum));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    counts.forEach((end, count) -> json.put(EnumName.kebab(end), count));
    return json;
  }
}
