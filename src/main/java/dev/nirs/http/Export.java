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
  TEXT("text/plain; charset=utf-8"),
  /** The suggestion alone, in the shape of {@code docs/schema/suggestion-v1.json}. */
  JSON("application/json"),
  /** Input for {@code iptables-restore -n}. */
  IPTABLES("text/plain; charset=utf-8"),
  /** Input for {@code nft -f}. */
  NFTABLES("text/plain; charset=utf-8"),
  /** A zip with scripts that apply the rules and take them out again. */
  KIT("application/zip");

  private final String type;

  Export(String type) {
    this.type = type;
  }

  void send(Context ctx, Dossier dossier) {
    String name = "nirs-" + dossier.entry().id();
    Accepted.require(ctx, type.replaceFirst(";.*", ""));
    switch (this) {
      case TEXT -> ctx.contentType(type).result(dossier.card());
      case JSON -> ctx.contentType(type).result(dossier.json());
      case IPTABLES ->
          file(ctx, name + ".rules").result(RestoreFragment.of(rules(dossier)).toString());
      case NFTABLES -> file(ctx, name + ".nft").result(nftables(dossier));
      case KIT ->
          file(ctx, name + ".zip").result(ApplyKit.of(dossier.entry().id(), some(rules(dossier))));
    }
  }

  private Context file(Context ctx, String name) {
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
