package dev.nirs.evaluation.validity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nirs.evaluation.statistics.WilsonInterval;
import dev.nirs.verification.Level;
import java.util.Map;
import java.util.Optional;

/** A condition as one JSON object on one line; shares from 0 to 1, times in seconds. */
public final class ValidityJson {
  private ValidityJson() {}

  /**
   * Writes a condition.
   *
   * @param score the condition
   * @param gain what retrieval changes; empty where the same without retrieval is not there
   * @param frame settings that hold for all conditions, by name
   * @return the line, without line end; means over no window are null
   */
  public static String of(
      ConditionScore score, Optional<RetrievalGain> gain, Map<String, String> frame) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    Condition condition = score.condition();
    json.put("model", condition.model());
    json.put("digest", condition.digest());
    json.put("form", condition.form().word());
    json.put("retrieval", condition.retrieval().word());
    json.put("setting", condition.setting());
    frame.forEach(json::put);
    validity(json, score);
    rules(json, score);
    effects(json, "", score.model());
    effects(json, "greedy", score.baseline());
    effects(json, "suggested", score.suggested());
    json.put("nextWindows", score.model().nextCoverage().windows());
    cost(json, score);
    gain.ifPresentOrElse(g -> gain(json, g), () -> json.putNull("retrievalGain"));
    return json.toString();
  }

  private static void validity(ObjectNode json, ConditionScore score) {
    json.put("windows", score.windows());
    json.put("validRulesets", score.valid());
    interval(json, "validInterval", score.valid(), score.windows());
    json.put("validAfterRepair", score.validAfterRepair());
    json.put("usable", score.usable());
    interval(json, "usableInterval", score.usable(), score.windows());
    json.put("usableAfterRepair", score.usableAfterRepair());
    json.put("repairGain", score.usableAfterRepair() - score.usable());
    json.put("noSafeRule", score.declined());
  }

  private static void rules(ObjectNode json, ConditionScore score) {
    ObjectNode levels = json.putObject("levels");
    score.levels().forEach((level, count) -> levels.put(word(level), count));
    ObjectNode faults = json.putObject("faults");
    score.faults().forEach((kind, count) -> faults.put(kind.name(), count));
  }

  /** L0 to L5. */
  static String word(Level level) {
    return switch (level) {
      case NONE -> "none";
      case ANSWERED -> "L0";
      case LEGAL -> "L1";
      case IN_POLICY -> "L2";
      case EFFECTIVE -> "L3";
      case SPARING -> "L4";
      case SAFE -> "L5";
    };
  }

  private static void effects(ObjectNode json, String whose, EffectMeans means) {
    mean(json, name(whose, "coverage"), means.coverage());
    mean(json, name(whose, "falsePositiveRate"), means.falsePositiveRate());
    mean(json, name(whose, "nextCoverage"), means.nextCoverage());
    mean(json, name(whose, "nextFalsePositiveRate"), means.nextFalsePositiveRate());
  }

  private static String name(String whose, String what) {
    return whose.isEmpty()
        ? what
        : whose + Character.toUpperCase(what.charAt(0)) + what.substring(1);
  }

  private static void cost(ObjectNode json, ConditionScore score) {
    json.put("questions", score.questions());
    mean(json, "promptTokens", score.promptTokens());
    mean(json, "answerTokens", score.answerTokens());
    json.put("promptsUnderestimated", score.underestimated());
    mean(json, "seconds", score.seconds());
    json.put("secondsP50", score.secondsWithin(0.5));
    json.put("secondsP95", score.secondsWithin(0.95));
    json.put("repeatedWindows", score.repeated().windows());
    json.put("repeatedEqual", score.repeated().equal());
  }

  private static void gain(ObjectNode json, RetrievalGain gain) {
    ObjectNode into = json.putObject("retrievalGain").put("windows", gain.windows());
    for (RetrievalGain.Figure figure : RetrievalGain.Figure.values()) {
      Optional.ofNullable(gain.differences().get(figure))
          .ifPresent(
              d ->
                  into.putObject(figure.word())
                      .put("mean", d.mean())
                      .put("lower", d.lower())
                      .put("upper", d.upper()));
    }
  }

  private static void mean(ObjectNode json, String name, Mean mean) {
    if (mean.windows() == 0) {
      json.putNull(name);
    } else {
      json.put(name, mean.value());
    }
  }

  private static void interval(ObjectNode json, String name, int hits, int trials) {
    WilsonInterval interval = WilsonInterval.of(hits, trials);
    json.putArray(name).add(interval.low()).add(interval.high());
  }
}
