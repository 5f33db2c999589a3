package dev.nirs.http.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nirs.explanation.UnmatchedText;
import dev.nirs.selection.UnmatchedReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * What a card shows of a suggestion's JSON (docs/schema/suggestion-v1.json).
 *
 * @param outcome what came about, one sentence
 * @param chain the chain that its rules append to
 * @param family iptables or ip6tables
 * @param span event time of the window, for people
 * @param length of the window, for people
 * @param coverage share of the alerts stopped
 * @param falsePositives share of the benign flows hit
 * @param epsilon the bound on it
 * @param otherFamily alerts that no rule of this family can match, in words; empty where none
 * @param unmatched why alerts are not stopped, with how many; empty where all are, and where it is
 *     not told
 * @param baseline what the plain baseline does, one sentence
 * @param rules the rules
 * @param refused candidates that are not suggested
 * @param model the questions to the model; none or one
 * @param floods floods from forged addresses, with what may be done
 */
record SuggestionFacts(
    String outcome,
    String chain,
    String family,
    String span,
    String length,
    String coverage,
    String falsePositives,
    String epsilon,
    String otherFamily,
    List<String> unmatched,
    String baseline,
    List<RuleFacts> rules,
    List<RefusedFacts> refused,
    List<ModelFacts> model,
    List<FloodFacts> floods) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Copies the lists. */
  SuggestionFacts {
    unmatched = List.copyOf(unmatched);
    rules = List.copyOf(rules);
    refused = List.copyOf(refused);
    model = List.copyOf(model);
    floods = List.copyOf(floods);
  }

  /** Whether it is told why alerts are not stopped. */
  boolean anyUnmatched() {
    return !unmatched.isEmpty();
  }

  static SuggestionFacts read(String json) {
    JsonNode root = tree(json);
    Instant start = Instant.parse(root.at("/window/start").asText());
    Instant end = Instant.parse(root.at("/window/end").asText());
    long other = root.path("alertsOfOtherFamily").asLong();
    List<RefusedFacts> refused = new ArrayList<>();
    if (root.path("abstained").has("rule")) {
      refused.add(RefusedFacts.best(root.path("abstained")));
    }
    refused.addAll(each(root.at("/model/refused"), RefusedFacts::of));
    return new SuggestionFacts(
        outcome(root),
        root.path("chain").asText(),
        root.path("family").asText().equals("V6") ? "ip6tables" : "iptables",
        Shown.time(start) + " to " + Shown.time(end).substring(11),
        Shown.length(Duration.between(start, end)),
        Shown.percent(root.path("coverage").asDouble()),
        Shown.percent(root.path("falsePositiveRate").asDouble()),
        Shown.percent(root.path("epsilon").asDouble()),
        other > 0 ? Shown.count(other, "alert") + " of the other address family" : "",
        unmatched(root.path("unmatched")),
        baseline(root.path("baseline")),
        numbered(root),
        refused,
        root.path("model").isObject() ? List.of(ModelFacts.of(root.path("model"))) : List.of(),
        each(
            root.path("floods"), flood -> FloodFacts.of(flood, root.at("/window/benign").asInt())));
  }

  private static String outcome(JsonNode root) {
    return switch (root.path("outcome").asText()) {
      case "MODEL" -> "Every rule was proposed by the model and verified.";
      case "COMPLETED" -> "Rules of the model, then baseline rules for the alerts left over.";
      case "ABSTAINED" -> "No rule is safe to suggest.";
      default -> "The baseline answers: " + fallback(root.path("fallback"));
    };
  }

  private static String fallback(JsonNode node) {
    return Shown.words(node.path("reason").asText())
        + " ("
        + Shown.clip(node.path("detail").asText())
        + ").";
  }

  /** In the order of reasons; a suggestion of an earlier version tells none. */
  private static List<String> unmatched(JsonNode node) {
    return Arrays.stream(UnmatchedReason.values())
        .filter(reason -> node.has(reason.name()))
        .map(
            reason ->
                Shown.count(node.path(reason.name()).asInt(), "alert")
                    + ": "
                    + UnmatchedText.words(reason))
        .toList();
  }

  private static String baseline(JsonNode node) {
    return Shown.count(node.path("rules").asInt(), "rule")
        + ", "
        + Shown.count(node.path("alertsMatched").asInt(), "alert")
        + " stopped, "
        + Shown.count(node.path("benignMatched").asInt(), "benign flow")
        + " hit";
  }

  private static List<RuleFacts> numbered(JsonNode root) {
    List<RuleFacts> rules = new ArrayList<>();
    for (JsonNode rule : root.path("rules")) {
      rules.add(RuleFacts.of(rules.size() + 1, rule));
    }
    return rules;
  }

  static <T> List<T> each(JsonNode array, Function<JsonNode, T> maker) {
    List<T> made = new ArrayList<>();
    array.forEach(node -> made.add(maker.apply(node)));
    return made;
  }

  private static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no suggestion: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * A rule and what it does to the window.
   *
   * @param number from 1
   * @param text canonical
   * @param alerts alerts matched, in words
   * @param newAlerts of these, by no rule before it
   * @param benign benign flows hit, in words
   * @param harms whether any is hit
   * @param source who proposed it
   * @param hosts hosts with a role that it names
   */
  record RuleFacts(
      int number,
      String text,
      String alerts,
      int newAlerts,
      String benign,
      boolean harms,
      String source,
      List<String> hosts) {

    /** Copies the list. */
    RuleFacts {
      hosts = List.copyOf(hosts);
    }

    static RuleFacts of(int number, JsonNode node) {
      int benign = node.path("benign").asInt();
      return new RuleFacts(
          number,
          node.path("rule").asText(),
          Shown.count(node.path("alerts").asInt(), "alert"),
          node.path("newAlerts").asInt(),
          Shown.count(benign, "benign flow"),
          benign > 0,
          switch (node.path("source").asText()) {
            case "MODEL" -> "the model";
            case "GENERAL" -> "the general baseline";
            default -> "the atomic baseline";
          },
          each(node.path("hostsTouched"), host -> Shown.clip(host.asText())));
    }
  }

  /**
   * A candidate that is not suggested.
   *
   * @param line as it was proposed
   * @param check the check that it fails
   * @param message with which values
   */
  record RefusedFacts(String line, String check, String message) {

    static RefusedFacts of(JsonNode node) {
      return new RefusedFacts(
          Shown.clip(node.path("line").asText()),
          Shown.words(node.path("check").asText()),
          Shown.clip(node.path("message").asText()));
    }

    static RefusedFacts best(JsonNode node) {
      String would =
          "would stop "
              + Shown.count(node.path("alerts").asInt(), "alert")
              + ", but "
              + node.path("message").asText("other rules come first");
      return new RefusedFacts(
          Shown.clip(node.path("rule").asText()),
          Shown.words(node.path("check").asText("best candidate")),
          Shown.clip(would));
    }
  }

  /**
   * The questions to the model.
   *
   * @param name of the model
   * @param digest of its weights, shortened; empty where not told
   * @param form of answer
   * @param reason code of the answer; empty where it gives none
   * @param templates hash of the prompt templates
   * @param attempts in words
   * @param tokens of prompt and answer, in words
   * @param examples knowledge entries put before it
   * @param omitted what was left out for want of room, in words; empty where nothing
   */
  record ModelFacts(
      String name,
      String digest,
      String form,
      String reason,
      String templates,
      String attempts,
      String tokens,
      List<Link> examples,
      String omitted) {

    /** Copies the list. */
    ModelFacts {
      examples = List.copyOf(examples);
    }

    static ModelFacts of(JsonNode node) {
      String digest = node.path("digest").asText();
      return new ModelFacts(
          Shown.clip(node.path("name").asText()),
          digest.substring(0, Math.min(12, digest.length())),
          node.path("form").asText(),
          Shown.clip(node.path("reason").asText()),
          node.path("templates").asText(),
          Shown.count(node.path("attempts").asInt(), "question"),
          node.path("promptTokens").asInt() + " in, " + node.path("answerTokens").asInt() + " out",
          each(node.path("examples"), id -> Link.entry(id.asText())),
          Shown.clip(
              String.join(", ", SuggestionFacts.each(node.path("omitted"), JsonNode::asText))));
    }
  }

  /**
   * A link to a knowledge entry.
   *
   * @param href its address
   * @param text its id
   */
  record Link(String href, String text) {

    static Link entry(String id) {
      return new Link("/knowledge/entry?id=" + QueueView.encoded(id), id);
    }
  }
}
