package dev.nirs.http;

import dev.nirs.explanation.ApplyKit;
import dev.nirs.explanation.NftablesText;
import dev.nirs.explanation.RestoreFragment;
import dev.nirs.explanation.SuggestionRules;
import dev.nirs.rule.Rule;
import dev.nirs.service.Decided;
import dev.nirs.service.Dossier;
import dev.nirs.service.SuggestionState;
import io.javalin.http.Context;
import java.util.List;

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

  private static final String PLAIN = "text/plain; charset=utf-8";

  void send(Context ctx, Dossier dossier) {
    String name = "nirs-" + dossier.entry().id();
    switch (this) {
      case TEXT -> ctx.contentType(PLAIN).result(dossier.card());
      case JSON -> ctx.contentType("application/json").result(dossier.json());
      case IPTABLES ->
          file(ctx, PLAIN, name + ".rules").result(RestoreFragment.of(rules(dossier)).toString());
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
        ? SuggestionRules.read(dossier.json(), decisions.getLast().rules()).rules()
        : SuggestionRules.read(dossier.json()).rules();
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
