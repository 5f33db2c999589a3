package dev.nirs.http.page;

import dev.nirs.explanation.MatchedFlows;
import dev.nirs.explanation.SuggestionRules;
import dev.nirs.http.Access;
import dev.nirs.http.ProblemException;
import dev.nirs.http.ProblemKind;
import dev.nirs.http.Route;
import dev.nirs.http.RouteSet;
import dev.nirs.service.Dossier;
import dev.nirs.service.Entry;
import dev.nirs.service.Listing;
import dev.nirs.service.SuggestionState;
import dev.nirs.summary.SummaryText;
import dev.nirs.window.AlertWindow;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The card of a suggestion, and the flows behind its rules. */
final class CardPage implements RouteSet {
  private static final String FLOWS = "/suggestions/{id}/flows";

  private final Site site;

  CardPage(Site site) {
    this.site = site;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/suggestions/{id}", Access.READ, this::card),
        Route.get(FLOWS, Access.READ, this::flows));
  }

  private void card(Context ctx) {
    Dossier dossier = dossier(ctx);
    String asks = Site.query(ctx, "ask");
    boolean editing = ctx.queryParam("edit") != null;
    show(ctx, dossier, CardView.Work.looking(rules(dossier), editing, asks));
  }

  /** The suggestion that the address names. */
  Dossier dossier(Context ctx) {
    return site.service()
        .archive()
        .find(ctx.pathParam("id"))
        .orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND, "No such suggestion."));
  }

  /** The rules of a suggestion, one a line. */
  static String rules(Dossier dossier) {
    return SuggestionFacts.read(dossier.json()).rules().stream()
        .map(SuggestionFacts.RuleFacts::text)
        .collect(Collectors.joining("\n"));
  }

  /** Answers with the card. */
  void show(Context ctx, Dossier dossier, CardView.Work work) {
    Entry entry = dossier.entry();
    Optional<AlertWindow> window = site.service().archive().window(entry.id());
    QueueView.Row row = QueueView.Row.of(entry, site.clock().instant());
    CardView.Extra extra =
        new CardView.Extra(
            work,
            window.stream()
                .flatMap(w -> TimelineView.of(w, SuggestionRules.read(dossier.json())).stream())
                .toList(),
            window.stream().map(AttackView::of).toList(),
            next(entry),
            newer(entry),
            UUID.randomUUID().toString());
    site.send(
        ctx, "card", CardView.of(site.frame(ctx, row.pattern(), "Queue"), dossier, row, extra));
  }

  /** What took the place of a suggestion that nobody decided: the newest one of its window. */
  private String newer(Entry entry) {
    if (entry.state() != SuggestionState.SUPERSEDED) {
      return "";
    }
    Listing newest =
        new Listing(
            Set.of(), Optional.of(entry.origin().source()), OptionalLong.empty(), Listing.MOST);
    return site.service().archive().list(newest).items().stream()
        .filter(e -> e.number() > entry.number())
        .filter(e -> e.origin().start().equals(entry.origin().start()))
        .findFirst()
        .map(e -> "/suggestions/" + e.id())
        .orElse("");
  }

  /** The newest suggestion that waits beside this one: older ones first, then from the top. */
  private String next(Entry entry) {
    return waiting(OptionalLong.of(entry.number()), entry)
        .or(() -> waiting(OptionalLong.empty(), entry))
        .map(e -> "/suggestions/" + e.id())
        .orElse("");
  }

  private Optional<Entry> waiting(OptionalLong before, Entry other) {
    Listing listing = new Listing(Set.of(SuggestionState.PENDING), Optional.empty(), before, 2);
    return site.service().archive().list(listing).items().stream()
        .filter(e -> !e.id().equals(other.id()))
        .findFirst();
  }

  private void flows(Context ctx) {
    Dossier dossier = dossier(ctx);
    FlowsView.Choice choice =
        new FlowsView.Choice(
            dossier.entry().id(),
            Site.query(ctx, "kind").equals("benign"),
            number(ctx, "rule"),
            number(ctx, "offset"));
    Frame frame = site.frame(ctx, choice.heading(), "Queue");
    FlowsView view =
        site.service()
            .archive()
            .window(dossier.entry().id())
            .map(window -> FlowsView.of(frame, choice, flows(dossier, window, choice)))
            .orElseGet(() -> FlowsView.gone(frame, choice));
    site.send(ctx, Site.wantsPart(ctx) ? "flows-part" : "flows", view);
  }

  private static MatchedFlows.Slice<FlowsView.Row> flows(
      Dossier dossier, AlertWindow window, FlowsView.Choice choice) {
    SuggestionRules rules = SuggestionRules.read(dossier.json());
    if (choice.rule() > rules.rules().size()) {
      throw ProblemException.at("?rule", "there is no rule " + choice.rule());
    }
    MatchedFlows matched = choice.rule() == 0 ? rules.together() : rules.only(choice.rule());
    if (choice.benign()) {
      return rows(
          matched.benign(window, choice.offset(), FlowsView.Choice.LIMIT),
          flow -> FlowsView.Row.of(flow, ""));
    }
    return rows(
        matched.alerts(window, choice.offset(), FlowsView.Choice.LIMIT),
        alert -> FlowsView.Row.of(alert.flow(), SummaryText.word(alert.attackClass())));
  }

  private static <T> MatchedFlows.Slice<FlowsView.Row> rows(
      MatchedFlows.Slice<T> slice, Function<T, FlowsView.Row> row) {
    return new MatchedFlows.Slice<>(
        slice.items().stream().map(row).toList(), slice.offset(), slice.total());
  }

  private static int number(Context ctx, String name) {
    String text = Site.query(ctx, name);
    if (!text.matches("[0-9]{0,9}")) {
      throw ProblemException.at("?" + name, "expected a whole number");
    }
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }
}
