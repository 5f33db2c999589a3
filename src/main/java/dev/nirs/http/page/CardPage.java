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
import dev.nirs.traffic.Alert;
import dev.nirs.traffic.Flow;
import dev.nirs.window.AlertWindow;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
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
    List<TimelineView> timeline =
        site.service().archive().window(entry.id()).stream()
            .map(window -> TimelineView.of(window, SuggestionRules.read(dossier.json())))
            .toList();
    QueueView.Row row = QueueView.Row.of(entry, site.clock().instant());
    CardView.Extra extra =
        new CardView.Extra(work, timeline, next(entry), UUID.randomUUID().toString());
    site.send(
        ctx, "card", CardView.of(site.frame(ctx, row.pattern(), "Queue"), dossier, row, extra));
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

  private static MatchedFlows.Slice<Flow> flows(
      Dossier dossier, AlertWindow window, FlowsView.Choice choice) {
    SuggestionRules rules = SuggestionRules.read(dossier.json());
    if (choice.rule() > rules.rules().size()) {
      throw ProblemException.at("?rule", "there is no rule " + choice.rule());
    }
    MatchedFlows matched = choice.rule() == 0 ? rules.together() : rules.only(choice.rule());
    if (choice.benign()) {
      return matched.benign(window, choice.offset(), FlowsView.Choice.LIMIT);
    }
    MatchedFlows.Slice<Alert> alerts =
        matched.alerts(window, choice.offset(), FlowsView.Choice.LIMIT);
    return new MatchedFlows.Slice<>(
        alerts.items().stream().map(Alert::flow).toList(), alerts.offset(), alerts.total());
  }

  private static int number(Context ctx, String name) {
    String text = Site.query(ctx, name);
    if (!text.matches("[0-9]{0,9}")) {
      throw ProblemException.at("?" + name, "expected a whole number");
    }
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }
}
