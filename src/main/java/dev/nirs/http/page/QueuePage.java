package dev.nirs.http.page;

import dev.nirs.http.Access;
import dev.nirs.http.ProblemException;
import dev.nirs.http.Route;
import dev.nirs.http.RouteSet;
import dev.nirs.service.Listing;
import dev.nirs.service.ServiceStatus;
import dev.nirs.service.SuggestionState;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The queue of suggestions, newest first. */
final class QueuePage implements RouteSet {
  private static final int ROWS = 50;

  private final Site site;

  QueuePage(Site site) {
    this.site = site;
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.get("/", Access.READ, this::queue));
  }

  private void queue(Context ctx) {
    QueueView.Choice choice =
        new QueueView.Choice(
            Site.query(ctx, "state"), Site.query(ctx, "source"), Site.query(ctx, "before"));
    Listing listing =
        new Listing(
            states(choice),
            Optional.of(choice.source()).filter(s -> !s.isEmpty()),
            before(choice),
            ROWS);
    List<String> senders =
        site.service().status().get().sources().stream().map(ServiceStatus.Source::name).toList();
    QueueView view =
        QueueView.of(
            site.frame(ctx, "Queue", "Queue"),
            choice,
            senders,
            site.service().archive().list(listing),
            site.clock().instant());
    site.send(ctx, Site.wantsPart(ctx) ? "queue-rows" : "queue", view);
  }

  private static Set<SuggestionState> states(QueueView.Choice choice) {
    try {
      return choice.states();
    } catch (IllegalArgumentException e) {
      throw ProblemException.at("?state", "expected pending, accepted, edited, rejected or all");
    }
  }

  private static OptionalLong before(QueueView.Choice choice) {
    try {
      return choice.before().isEmpty()
          ? OptionalLong.empty()
          : OptionalLong.of(Long.parseLong(choice.before()));
    } catch (NumberFormatException e) {
      throw ProblemException.at("?before", "expected the number of a suggestion");
    }
  }
}
