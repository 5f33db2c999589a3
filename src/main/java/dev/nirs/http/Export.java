package dev.nirs.http;

import dev.nirs.explanation.SuggestionRules;
import dev.nirs.rule.Rule;
import dev.nirs.service.Decided;
import dev.nirs.service.Dossier;
import dev.nirs.service.SuggestionState;
import io.javalin.http.Context;
import java.util.List;
import java.util.stream.Collectors;

/** The forms in which a suggestion is taken elsewhere. */
enum Export {
  /** The card. */
  TEXT,
  /** The suggestion alone, in the shape of {@code docs/schema/suggestion-v1.json}. */
  JSON,
  /** Input for {@code iptables-restore -n}. */
  IPTABLES;

  void send(Context ctx, Dossier dossier) {
    String id = dossier.entry().id();
    switch (this) {
      case TEXT -> ctx.contentType("text/plain; charset=utf-8").result(dossier.card());
      case JSON -> ctx.contentType("application/json").result(dossier.json());
      case IPTABLES ->
          ctx.contentType("text/plain; charset=utf-8")
              .header("Content-Disposition", "attachment; filename=\"nirs-" + id + ".rules\"")
              .result(fragment(rules(dossier)));
    }
  }

  /** The rules that stand: those a person took, or else those suggested. */
  static List<String> rules(Dossier dossier) {
    SuggestionState state = dossier.entry().state();
    boolean taken = state == SuggestionState.ACCEPTED || state == SuggestionState.EDITED;
    List<Decided> decisions = dossier.decisions();
    return taken && !decisions.isEmpty()
        ? decisions.getLast().rules()
        : SuggestionRules.read(dossier.json()).rules().stream().map(Rule::canonical).toList();
  }

  private static String fragment(List<String> rules) {
    return rules.stream()
        .distinct()
        .map(rule -> rule + "\n")
        .collect(Collectors.joining("", "*filter\n", "COMMIT\n"));
  }
}
