package dev.nirs.explanation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nirs.notation.Micros;
import dev.nirs.rule.Rule;
import dev.nirs.selection.FloodAdvice;
import dev.nirs.suggestion.FloodOffers;
import dev.nirs.suggestion.Impact;
import dev.nirs.suggestion.ModelRun;
import dev.nirs.suggestion.Outcome;
import dev.nirs.suggestion.RefusedLine;
import dev.nirs.suggestion.SuggestedRule;
import dev.nirs.suggestion.Suggestion;
import dev.nirs.verification.RuleVerdict;
import dev.nirs.window.AlertWindow;
import java.util.List;

/** A suggestion as one line of JSON, described by {@code docs/schema/suggestion-v1.json}. */
public final class SuggestionJson {
  /** Version of the shape; a field may be added within a version, none removed or changed. */
  public static final int VERSION = 1;

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private SuggestionJson() {}

  /**
   * Writes a suggestion.
   *
   * @param suggestion the suggestion
   * @return one line without line end
   */
  public static String of(Suggestion suggestion) {
    return of(suggestion, FloodOffers.of(suggestion));
  }

  /**
   * Writes a suggestion whose flood offers are known, as they are where a card is written too.
   *
   * @param suggestion the suggestion
   * @param floods what {@link FloodOffers} says of it
   * @return one line without line end
   */
  public static String of(Suggestion suggestion, List<FloodAdvice> floods) {
    ObjectNode root = NODES.objectNode();
    root.put("version", VERSION);
    root.put("id", suggestion.id());
    root.set("window", window(suggestion.window()));
    root.put("pattern", suggestion.summary().pattern().name());
    root.put("outcome", suggestion.outcome().word());
    root.set("rules", rules(suggestion.rules()));
    root.put("alertsMatched", suggestion.impact().alertsMatched());
    root.put("benignMatched", suggestion.impact().benignMatched());
    root.put("coverage", suggestion.coverage());
    root.set("unmatched", UnmatchedText.json(suggestion.unmatched()));
    root.put("falsePositiveRate", suggestion.falsePositiveRate());
    root.put("epsilon", suggestion.policy().bounds().epsilon());
    root.put("benignCount", suggestion.policy().bounds().benignCount().name());
    root.put("chain", suggestion.policy().chain());
    root.put("family", suggestion.policy().version().name());
    root.put("alertsOfOtherFamily", suggestion.alertsOfOtherFamily());
    root.set("fallback", fallback(suggestion.outcome()));
    root.set("abstained", abstained(suggestion.outcome()));
    root.set("floods", FloodText.json(floods));
    root.set("baseline", impact(suggestion.baseline()));
    root.set("model", suggestion.run().<JsonNode>map(SuggestionJson::run).orElse(NODES.nullNode()));
    return line(root);
  }

  private static ObjectNode window(AlertWindow window) {
    ObjectNode node = NODES.objectNode();
    node.put("number", window.number());
    node.put("start", Micros.instant(window.start()).toString());
    node.put("end", Micros.instant(window.close()).toString());
    node.put("alerts", window.alerts().size());
    node.put("benign", window.benign().size());
    return node;
  }

  private static ArrayNode rules(List<SuggestedRule> rules) {
    ArrayNode array = NODES.arrayNode();
    for (SuggestedRule rule : rules) {
      ObjectNode node = array.addObject();
      node.put("rule", rule.rule().canonical());
      node.put("alerts", rule.alerts());
      node.put("newAlerts", rule.newAlerts());
      node.put("benign", rule.benign());
      node.put("newBenign", rule.newBenign());
      node.put("source", rule.source().name());
      rule.hostsTouched().forEach(node.putArray("hostsTouched")::add);
    }
    return array;
  }

  private static JsonNode fallback(Outcome outcome) {
    if (!(outcome instanceof Outcome.Fallback fallback)) {
      return NODES.nullNode();
    }
    ObjectNode node = NODES.objectNode();
    node.put("reason", fallback.reason().name());
    node.put("detail", fallback.detail());
    return node;
  }

  private static JsonNode abstained(Outcome outcome) {
    if (!(outcome instanceof Outcome.Abstained abstained)) {
      return NODES.nullNode();
    }
    ObjectNode node = NODES.objectNode();
    abstained.best().ifPresent(best -> putBest(node, best));
    return node;
  }

  private static void putBest(ObjectNode node, RuleVerdict best) {
    Rule rule = best.rule();
    node.put("rule", rule.canonical());
    node.put("alerts", best.alerts());
    node.put("benign", best.benign());
    best.fault()
        .ifPresent(fault -> node.put("check", fault.kind().name()).put("message", fault.message()));
  }

  private static ObjectNode impact(Impact impact) {
    ObjectNode node = NODES.objectNode();
    node.put("rules", impact.rules());
    node.put("alertsMatched", impact.alertsMatched());
    node.put("benignMatched", impact.benignMatched());
    return node;
  }

  private static ObjectNode run(ModelRun run) {
    ObjectNode node = NODES.objectNode();
    node.put("name", run.model());
    node.put("digest", run.digest());
    node.put("templates", run.templateHash());
    node.put("form", run.form());
    node.put("reason", run.reason());
    node.put("attempts", run.attempts());
    node.put("promptTokens", run.promptTokens());
    node.put("answerTokens", run.answerTokens());
    run.examples().forEach(node.putArray("examples")::add);
    run.omitted().forEach(node.putArray("omitted")::add);
    ArrayNode refused = node.putArray("refused");
    for (RefusedLine line : run.refused()) {
      refused
          .addObject()
          .put("line", line.line())
          .put("level", line.level().name())
          .put("check", line.fault().kind().name())
          .put("message", line.fault().message());
    }
    return node;
  }

  private static String line(ObjectNode root) {
    try {
      return MAPPER.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values cannot fail to print", e);
    }
  }
}
