package dev.nirs.http.page;

import dev.nirs.http.Problem;
import dev.nirs.http.Route;
import dev.nirs.http.RouteSet;
import dev.nirs.service.NirsService;
import io.javalin.http.Context;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** All pages of the analyst. */
public final class Pages implements RouteSet {
  private final Site site;
  private final List<RouteSet> groups;

  /**
   * The pages of a service.
   *
   * @param service its parts
   * @param clock tells how long ago something was
   * @param reports folder of evaluation reports; need not be there
   */
  public Pages(NirsService service, InstantSource clock, Path reports) {
    this.site = new Site(service, clock, reports, new Templates());
    CardPage cards = new CardPage(site);
    this.groups =
        List.of(
            new Assets(),
            new LoginPage(site),
            new QueuePage(site),
            cards,
            new DecisionRoutes(site, cards),
            new KnowledgePage(site),
            new StatusPage(site),
            new ReportPage(site),
            new AuditPage(site));
  }

  @Override
  public List<Route> routes() {
    return groups.stream().flatMap(group -> group.routes().stream()).toList();
  }

  @Override
  public Optional<String> page(Problem problem, Context ctx) {
    Fault fault =
        new Fault(
            site.frame(ctx, problem.kind().title(), ""), problem.kind().status(), problem.detail());
    return Optional.of(site.templates().render("problem", fault));
  }

  /**
   * A problem as a page.
   *
   * @param frame around it
   * @param status of the answer
   * @param detail one sentence
   */
  record Fault(Frame frame, int status, String detail) {}
}
