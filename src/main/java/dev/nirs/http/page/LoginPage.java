package dev.nirs.http.page;

import dev.nirs.http.Access;
import dev.nirs.http.Route;
import dev.nirs.http.RouteSet;
import io.javalin.http.Context;
import java.util.List;

/** The form that takes a token for a session. */
final class LoginPage implements RouteSet {
  private final Site site;

  LoginPage(Site site) {
    this.site = site;
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.get("/login", Access.PUBLIC, this::form));
  }

  private void form(Context ctx) {
    Frame frame = site.frame(ctx, "Log in", "");
    site.send(
        ctx, "login", new View(frame, Site.query(ctx, "next"), ctx.queryParam("failed") != null));
  }

  /**
   * The page.
   *
   * @param frame around it
   * @param next where to go then
   * @param failed whether the last token was none
   */
  record View(Frame frame, String next, boolean failed) {}
}
