package dev.nirs.http.page;

import dev.nirs.http.Access;
import dev.nirs.http.Route;
import dev.nirs.http.RouteSet;
import dev.nirs.service.ServiceStatus;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;

/** How the service is: senders, the queue of the model, its breaker. */
final class StatusPage implements RouteSet {
  private final Site site;

  StatusPage(Site site) {
    this.site = site;
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.get("/status", Access.READ, this::status));
  }

  private void status(Context ctx) {
    View view = View.of(site.frame(ctx, "Status", "Status"), site.service().status().get());
    site.send(ctx, Site.wantsPart(ctx) ? "status-part" : "status", view);
  }

  /**
   * The page.
   *
   * @param frame around it
   * @param model its name; empty where none is asked
   * @param breaker its state, lower case
   * @param word the same for people
   * @param sentence what that means
   * @param fault why the last question failed; may be empty
   * @param waiting windows that wait, in words
   * @param sources the senders
   */
  record View(
      Frame frame,
      String model,
      String breaker,
      String word,
      String sentence,
      String fault,
      String waiting,
      List<Source> sources) {

    /** Copies the list. */
    View {
      sources = List.copyOf(sources);
    }

    static View of(Frame frame, ServiceStatus status) {
      ServiceStatus.Model model = status.model();
      String sentence =
          switch (model.breaker()) {
            case CLOSED -> "Each window is put to the model.";
            case OPEN -> "It failed too often: the baseline answers until the next trial.";
            case HALF_OPEN -> "The next window tries it again.";
            case OFF -> "No model is asked; the baseline answers.";
          };
      return new View(
          frame,
          model.name(),
          Shown.words(model.breaker().name()),
          switch (model.breaker()) {
            case CLOSED -> "asked";
            case OPEN -> "paused";
            case HALF_OPEN -> "on trial";
            case OFF -> "not asked";
          },
          sentence,
          Shown.clip(model.fault().orElse("")),
          Shown.count(status.waiting(), "window"),
          status.sources().stream().map(Source::of).toList());
    }
  }

  /**
   * A sender.
   *
   * @param name its name
   * @param events taken since the start
   * @param late too late for their place
   * @param newest event time of the newest
   * @param window the open window, in words
   * @param benign benign flows held
   */
  record Source(
      String name, String events, String late, String newest, String window, String benign) {

    static Source of(ServiceStatus.Source source) {
      return new Source(
          source.name(),
          Shown.number(source.events()),
          Shown.number(source.late()),
          source.newest().map((Instant time) -> Shown.time(time)).orElse("none yet"),
          source.openAlerts() == 0 ? "none open" : Shown.count(source.openAlerts(), "alert"),
          Shown.number(source.benign()));
    }
  }
}
