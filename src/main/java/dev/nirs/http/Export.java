package dev.nirs.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.nirs.explanation.ApplyKit;
import dev.nirs.explanation.NftablesText;
import dev.nirs.explanation.SuggestionRules;
import dev.nirs.rule.ParsedLine;
import dev.nirs.rule.Rule;
import dev.nirs.rule.RuleGrammar;
import dev.nirs.service.Decided;
import dev.nirs.service.Dossier;
import dev.nirs.service.SuggestionState;
import dev.nirs.traffic.IpVersion;
import io.javalin.http.Context;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The forms in which a suggestion is taken elsewhere. */
enum Export {
  /** The card. */
  TEXT,
  /** The suggestion alone, in the shape of {@code docs/schema/suggestion-v1.json}. */
  JSON,
  /** Input for {@code iptables-restore -n}. */
  IPTABLES,
  /** Input for {@code nft -f}. */
  NFTABLES,
  /** A zip with scripts that apply the rules and take them out again. */
  KIT;

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final String PLAIN = "text/plain; charset=utf-8";

  void send(Context ctx, Dossier dossier) {
    String name = "nirs-" + dossier.entry().id();
    switch (this) {
      case TEXT -> ctx.contentType(PLAIN).result(dossier.card());
      case JSON -> ctx.contentType("application/json").result(dossier.json());
      case IPTABLES -> file(ctx, PLAIN, name + ".rules").result(fragment(rules(dossier)));
      case NFTABLES -> file(ctx, PLAIN, name + ".nft").result(nftables(dossier));
      case KIT ->
          file(ctx, "application/zip", name + ".zip")
              .result(ApplyKit.of(dossier.entry().id(), some(rules(dossier))));
    }
  }

  private static Context file(Context ctx, String type, String name) {
    return ctx.contentType(type)
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }

  /** The rules that stand: those a person took, or else those suggested. */
  static List<Rule> rules(Dossier dossier) {
    SuggestionState state = dossier.entry().state();
    boolean taken = state == SuggestionState.ACCEPTED || state == SuggestionState.EDITED;
    List<Decided> decisions = dossier.decisions();
    return taken && !decisions.isEmpty()
        ? read(dossier.json(), decisions.getLast().rules())
        : SuggestionRules.read(dossier.json()).rules();
  }

  /** Canonical rules of the suggestion's chain and family, as values again. */
  private static List<Rule> read(String json, List<String> rules) {
    JsonNode suggestion = tree(json);
    RuleGrammar grammar =
        new RuleGrammar(
            IpVersion.valueOf(suggestion.path("family").asText()),
            Set.of(suggestion.path("chain").asText()));
    return rules.stream().flatMap(rule -> read(grammar, rule)).toList();
  }

  private static Stream<Rule> read(RuleGrammar grammar, String rule) {
    return switch (grammar.parse(rule)) {
      case ParsedLine.Accepted accepted -> accepted.rules().stream();
      case ParsedLine.Refused refused ->
          throw new IllegalStateException(
              "a rule that was taken is none: " + refused.diagnostics());
    };
  }

  private static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a suggestion that is kept is no JSON", e);
    }
  }

  private static String fragment(List<Rule> rules) {
    return rules.stream()
        .map(Rule::canonical)
        .distinct()
        .map(rule -> rule + "\n")
        .collect(Collectors.joining("", "*filter\n", "COMMIT\n"));
  }

  private static String nftables(Dossier dossier) {
    return switch (NftablesText.of(dossier.entry().id(), some(rules(dossier)))) {
      case NftablesText.Ruleset ruleset -> ruleset.text();
      case NftablesText.Unsayable no ->
          throw new ProblemException(
              new Problem(
                  ProblemKind.UNPROCESSABLE,
                  "The rules cannot be said in nftables: " + String.join("; ", no.why()) + ".",
                  no.why().stream().map(why -> new Problem.Fault("?format", why)).toList()));
    };
  }

  private static List<Rule> some(List<Rule> rules) {
    if (rules.isEmpty()) {
      throw new ProblemException(
          ProblemKind.UNPROCESSABLE, "There is no rule, so there is nothing to apply.");
    }
    return rules;
  }
}
