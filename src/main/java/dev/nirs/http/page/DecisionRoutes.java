package dev.nirs.http.page;

import dev.nirs.http.Access;
import dev.nirs.http.Bodies;
import dev.nirs.http.BodyKind;
import dev.nirs.http.Caller;
import dev.nirs.http.ProblemException;
import dev.nirs.http.ProblemKind;
import dev.nirs.http.Route;
import dev.nirs.http.RouteSet;
import dev.nirs.rule.RuleGrammar;
import dev.nirs.service.Act;
import dev.nirs.service.DeskAnswer;
import dev.nirs.service.Dossier;
import dev.nirs.traffic.IpVersion;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The forms of a card: accept, edit, reject, set aside, and the check of what is typed. */
final class DecisionRoutes implements RouteSet {
  private static final String REASONS = "A reason is 1 to 200 characters of printable ASCII.";

  private final Site site;
  private final CardPage cards;

  DecisionRoutes(Site site, CardPage cards) {
    this.site = site;
    this.cards = cards;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        form("accept", this::accept),
        form("edit", this::edit),
        form("reject", this::reject),
        form("supersede", this::supersede),
        form("verify", this::verify));
  }

  private Route form(String act, Handler handler) {
    return Route.post("/suggestions/{id}/" + act, Access.DECIDE, BodyKind.FORM, handler);
  }

  private void accept(Context ctx) {
    Dossier dossier = cards.dossier(ctx);
    CardView.Work work = CardView.Work.looking(CardPage.rules(dossier), false, "");
    if (hasReason(ctx, dossier, work, false)) {
      answer(ctx, dossier, work, site.service().desk().accept(id(ctx), act(ctx)));
    }
  }

  private void edit(Context ctx) {
    Dossier dossier = cards.dossier(ctx);
    CardView.Work work = trying(ctx, dossier).because(field(ctx, "reason"));
    if (hasReason(ctx, dossier, work, false)) {
      List<String> rules = TrialView.rules(field(ctx, "rules"));
      answer(ctx, dossier, work, site.service().desk().edit(id(ctx), rules, act(ctx)));
    }
  }

  private void reject(Context ctx) {
    Dossier dossier = cards.dossier(ctx);
    CardView.Work work = CardView.Work.looking(CardPage.rules(dossier), false, "reject");
    if (hasReason(ctx, dossier, work, true)) {
      List<String> wrong = new ArrayList<>();
      Map<String, String> form = Bodies.form(ctx);
      form.forEach(
          (name, value) -> wrong.addAll(name.matches("rule[0-9]+") ? List.of(value) : List.of()));
      answer(ctx, dossier, work, site.service().desk().reject(id(ctx), wrong, act(ctx)));
    }
  }

  private void supersede(Context ctx) {
    Dossier dossier = cards.dossier(ctx);
    CardView.Work work = CardView.Work.looking(CardPage.rules(dossier), false, "supersede");
    if (hasReason(ctx, dossier, work, false)) {
      answer(ctx, dossier, work, site.service().desk().supersede(id(ctx), act(ctx)));
    }
  }

  private void verify(Context ctx) {
    Dossier dossier = cards.dossier(ctx);
    CardView.Work work = trying(ctx, dossier).because(field(ctx, "reason"));
    if (Site.wantsPart(ctx)) {
      site.send(ctx, "trial", work.trial().getFirst());
    } else {
      cards.show(ctx, dossier, work);
    }
  }

  private CardView.Work trying(Context ctx, Dossier dossier) {
    RuleGrammar grammar = grammar(dossier);
    String typed = repaired(field(ctx, "rules"), field(ctx, "repair"), grammar);
    TrialView trial =
        TrialView.of(
            typed,
            site.service().desk().verify(dossier.entry().id(), TrialView.rules(typed)),
            grammar::repair);
    return CardView.Work.looking(typed, true, "").trying(trial);
  }

  /** The typed text with the repairs of one line made, where its button was pressed. */
  private static String repaired(String typed, String number, RuleGrammar grammar) {
    List<String> lines = new ArrayList<>(TrialView.lines(typed));
    for (int i = 0; i < lines.size(); i++) {
      if (number.equals(Integer.toString(i + 1))) {
        lines.set(i, grammar.repair(lines.get(i)).orElse(lines.get(i)));
      }
    }
    return String.join("\n", lines);
  }

  private static RuleGrammar grammar(Dossier dossier) {
    SuggestionFacts facts = SuggestionFacts.read(dossier.json());
    IpVersion version = facts.family().equals("ip6tables") ? IpVersion.V6 : IpVersion.V4;
    return new RuleGrammar(version, Set.of(facts.chain()));
  }

  private void answer(Context ctx, Dossier dossier, CardView.Work work, DeskAnswer answer) {
    switch (answer) {
      case DeskAnswer.Done done ->
          ctx.redirect("/suggestions/" + done.entry().id() + "#decided", HttpStatus.SEE_OTHER);
      case DeskAnswer.Refused refused -> {
        ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
        cards.show(ctx, dossier, work.refused(refused.why()));
      }
      case DeskAnswer.Conflict conflict -> {
        ctx.status(HttpStatus.CONFLICT);
        cards.show(ctx, cards.dossier(ctx), work.late());
      }
      case DeskAnswer.Missing missing ->
          throw new ProblemException(ProblemKind.NOT_FOUND, "No such suggestion.");
    }
  }

  /** Shows the card anew where the reason cannot be kept. */
  private boolean hasReason(Context ctx, Dossier dossier, CardView.Work work, boolean required) {
    String reason = field(ctx, "reason");
    boolean fits = reason.matches("[ -~]{0,200}") && !(required && reason.isBlank());
    if (!fits) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      cards.show(ctx, dossier, work.because(reason).refused(List.of(REASONS)));
    }
    return fits;
  }

  private static Act act(Context ctx) {
    String version = field(ctx, "version");
    String key = field(ctx, "key");
    return new Act(
        Caller.of(ctx).name(),
        field(ctx, "reason").strip(),
        key.matches("[!-~]{1,100}") ? Optional.of(key) : Optional.empty(),
        version.matches("[0-9]{1,9}")
            ? OptionalInt.of(Integer.parseInt(version))
            : OptionalInt.empty());
  }

  private static String id(Context ctx) {
    return ctx.pathParam("id");
  }

  private static String field(Context ctx, String name) {
    return Optional.ofNullable(Bodies.form(ctx).get(name)).orElse("");
  }
}
