package dev.nirs.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** A group of routes that belong together. */
public interface RouteSet {

  /**
   * The routes.
   *
   * @return in the order in which they are tried
   */
  List<Route> routes();

  /**
   * A problem as a page for people.
   *
   * @param problem what went wrong
   * @param ctx the request, which asked for HTML
   * @return the page; empty where this group has none, and the problem is sent as JSON
   */
  default Optional<String> page(Problem problem, Context ctx) {
    return Optional.empty();
  }
}
