package dev.nirs.explanation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nirs.rule.ParsedLine;
import dev.nirs.rule.Rule;
import dev.nirs.rule.RuleGrammar;
import dev.nirs.traffic.IpVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The values of rules that were kept as text. Exports are made from these, so that nothing but what
 * the grammar takes reaches a firewall.
 */
public final class ExportedRules {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ExportedRules() {}

  /**
   * The rules of a suggestion.
   *
   * @param json as {@link SuggestionJson} wrote it
   * @return the rules, in order; none where nothing was suggested
   * @throws IllegalArgumentException where it is no such JSON
   */
  public static List<Rule> ofSuggestion(String json) {
    try {
      JsonNode root = MAPPER.readTree(json);
      List<String> texts = new ArrayList<>();
      root.path("rules").forEach(rule -> texts.add(rule.path("rule").asText()));
      return read(texts, IpVersion.valueOf(root.path("family").asText()));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no suggestion: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * Rules from their canonical texts, such as those of a decision.
   *
   * @param texts one rule each
   * @param version their family
   * @return the rules, in order
   * @throws IllegalArgumentException naming the first text that is no rule
   */
  public static List<Rule> read(List<String> texts, IpVersion version) {
    RuleGrammar grammar = new RuleGrammar(version, RuleGrammar.CHAINS);
    List<Rule> rules = new ArrayList<>();
    for (String text : texts) {
      switch (grammar.parse(text)) {
        case ParsedLine.Accepted accepted -> rules.addAll(accepted.rules());
        case ParsedLine.Refused refused ->
            throw new IllegalArgumentException(
                "'" + Clip.of(text) + "' is no rule: " + refused.diagnostics().getFirst());
      }
    }
    return rules;
  }

  /** The one family of rules. */
  static IpVersion family(List<Rule> rules) {
    Set<IpVersion> families = rules.stream().map(Rule::version).collect(Collectors.toSet());
    if (families.size() != 1) {
      throw new IllegalArgumentException(
          rules.size() + " rules of " + families.size() + " families; expected one or more of one");
    }
    return families.iterator().next();
  }
}
