package dev.nirs.explanation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nirs.rule.ParsedLine;
import dev.nirs.rule.Rule;
import dev.nirs.rule.RuleGrammar;
import dev.nirs.selection.BenignCount;
import dev.nirs.traffic.IpVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rules of a suggestion that was written as JSON, as values again.
 *
 * @param rules in the suggestion's order
 * @param count which packets of a benign flow its counts are of
 */
public record SuggestionRules(List<Rule> rules, BenignCount count) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Copies the list. */
  public SuggestionRules {
    rules = List.copyOf(rules);
  }

  /**
   * Reads the rules suggested.
   *
   * @param json what {@link SuggestionJson} wrote
   * @return the rules
   * @throws IllegalArgumentException where it is something else
   */
  public static SuggestionRules read(String json) {
    JsonNode root = tree(json);
    List<String> texts = new ArrayList<>();
    root.path("rules").forEach(rule -> texts.add(rule.path("rule").asText()));
    return of(root, texts);
  }

  /**
   * Reads other rules for the same window, such as those of a decision.
   *
   * @param json what {@link SuggestionJson} wrote
   * @param texts canonical rules of the suggestion's chain and family, one each
   * @return these rules
   * @throws IllegalArgumentException where it is something else, or naming the first text that is
   *     no such rule
   */
  public static SuggestionRules read(String json, List<String> texts) {
    return of(tree(json), texts);
  }

  private static SuggestionRules of(JsonNode root, List<String> texts) {
    IpVersion version = IpVersion.valueOf(root.path("family").asText());
    RuleGrammar grammar = new RuleGrammar(version, Set.of(root.path("chain").asText()));
    List<Rule> rules = new ArrayList<>();
    texts.forEach(text -> rules.addAll(parse(grammar, text)));
    String count = root.path("benignCount").asText(BenignCount.BOTH.name());
    return new SuggestionRules(rules, BenignCount.valueOf(count));
  }

  /**
   * All of them, ready to be asked about flows.
   *
   * @return which flows they match together
   */
  public MatchedFlows together() {
    return new MatchedFlows(rules, count);
  }

  /**
   * One of them, ready to be asked about flows.
   *
   * @param number its place, from 1
   * @return which flows it matches
   * @throws IndexOutOfBoundsException where there is no such rule
   */
  public MatchedFlows only(int number) {
    return new MatchedFlows(List.of(rules.get(number - 1)), count);
  }

  private static List<Rule> parse(RuleGrammar grammar, String text) {
    return switch (grammar.parse(text)) {
      case ParsedLine.Accepted accepted -> accepted.rules();
      case ParsedLine.Refused refused ->
          throw new IllegalArgumentException(
              "rule '" + Clip.of(text) + "': " + refused.diagnostics().getFirst());
    };
  }

  /** The one family of rules that are exported together. */
  static IpVersion family(List<Rule> rules) {
    Set<IpVersion> families = rules.stream().map(Rule::version).collect(Collectors.toSet());
    if (families.size() != 1) {
      throw new IllegalArgumentException(
          rules.size() + " rules of " + families.size() + " families; expected one or more of one");
    }
    return families.iterator().next();
  }

  private static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no suggestion: " + e.getOriginalMessage(), e);
    }
  }
}
